package dev.imapala.testserver.internal.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The layer that COMPRESS=DEFLATE puts around the streams of a connection (RFC 4978 section 3). */
final class Compression implements AutoCloseable {
    private static final int BUFFER = 4096;

    private final InputStream plainIn;
    private final OutputStream plainOut;
    private final Inflater inflater = new Inflater(true);
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflating in;
    private final DeflaterOutputStream out;

    Compression(InputStream plainIn, OutputStream plainOut) {
        this.plainIn = plainIn;
        this.plainOut = plainOut;
        this.in = new Inflating();
        this.out = new DeflaterOutputStream(plainOut, deflater, BUFFER, true);
    }

    InputStream in() {
        return in;
    }

    /** Returns a stream whose every flush makes what was written readable by the other side. */
    OutputStream out() {
        return out;
    }

    OutputStream plainOut() {
        return plainOut;
    }

    /** Returns the stream below, beginning with what was read of it and is not compressed any more. */
    InputStream plainIn() throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(in.rest()), plainIn);
    }

    @Override
    public void close() {
        inflater.end();
        deflater.end();
    }

    private final class Inflating extends InflaterInputStream {
        Inflating() {
            super(plainIn, inflater, BUFFER);
        }

        /** Returns what was read behind the last compressed octet: the end of the layer may be marked, or not. */
        byte[] rest() throws IOException {
            try {
                byte[] none = new byte[1];
                while (!inflater.finished() && !inflater.needsInput()) {
                    if (inflater.inflate(none) > 0) {
                        throw new IOException("the client went on compressing");
                    }
                }
            } catch (DataFormatException e) {
                throw new IOException("not DEFLATE: " + e.getMessage(), e);
            }
            int count = inflater.getRemaining();
            byte[] rest = new byte[count];
            System.arraycopy(buf, len - count, rest, 0, count);
            return rest;
        }
    }
}
