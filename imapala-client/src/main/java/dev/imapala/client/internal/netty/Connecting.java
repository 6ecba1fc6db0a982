package dev.imapala.client.internal.netty;

import dev.imapala.client.internal.engine.Loss;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;

/** Says why a connection could not be made. */
final class Connecting {
    private Connecting() {}

    static Loss failure(Throwable cause, long millis) {
        if (cause instanceof ConnectTimeoutException) {
            return new Loss.TimedOut("nothing answered within " + millis
                    + " ms; check host and port, and that no firewall is in between");
        } else if (cause instanceof NoRouteToHostException) {
            return new Loss.Broken("the host cannot be reached from here; check the network", cause);
        } else if (cause instanceof ConnectException) {
            return new Loss.Broken("connection refused: nothing listens there; check host and port", cause);
        }
        return new Loss.Broken("no connection: " + cause.getClass().getSimpleName(), cause);
    }
}
