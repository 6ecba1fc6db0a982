package dev.imapala.client.internal.netty;

import io.netty.handler.proxy.ProxyConnectException;

/** Says in one sentence why a proxy did not connect us. */
final class ProxyFailure {
    private ProxyFailure() {}

    static String explain(Throwable cause) {
        String reason = String.valueOf(cause.getMessage()).replaceAll("[^ -~]", "?");
        Throwable deeper = cause.getCause();
        if (deeper != null && !(deeper instanceof ProxyConnectException)) {
            reason += " (" + deeper.getClass().getSimpleName() + ")";
        }
        return "the proxy does not connect us: " + reason
                + "; check its address, its user and password, and that it lets" + " this host and port pass";
    }
}
