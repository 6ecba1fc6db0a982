package dev.imapala.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTest {
    private static final Bytes BYTES = Bytes.of("abcdef");

    @Test
    void valueIsItsOctets() throws IOException {
        assertThat(BYTES.size()).isEqualTo(6);
        assertThat(BYTES.at(5)).isEqualTo((byte) 'f');
        assertThat(BYTES.toArray()).isEqualTo("abcdef".getBytes(StandardCharsets.US_ASCII));
        assertThat(BYTES.newInputStream().readAllBytes()).isEqualTo(BYTES.toArray());
        assertThat(BYTES).isEqualTo(Bytes.of("xabcdefx").slice(1, 7)).hasSameHashCodeAs(Bytes.of("abcdef"));
        assertThat(BYTES).isNotEqualTo(Bytes.of("abcdeg")).isNotEqualTo("abcdef");
        assertThat(Bytes.EMPTY.isEmpty()).isTrue();
        assertThat(Bytes.of("")).isEqualTo(Bytes.EMPTY).isEqualTo(BYTES.slice(3, 3));
    }

    @Test
    void nothingChangesAValue() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes.toArray()).containsExactly(1, 2, 3);
        assertThatExceptionOfType(ReadOnlyBufferException.class)
                .isThrownBy(() -> bytes.asByteBuffer().put((byte) 9));
        assertThat(bytes.asByteBuffer().hasArray()).isFalse();
    }

    @Test
    void rangesAreCopiedAndShared() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
        buffer.position(1).limit(3);
        assertThat(Bytes.copyOf(buffer).toArray()).containsExactly(2, 3);
        assertThat(buffer.position()).isEqualTo(1);
        assertThat(Bytes.copyOf(new byte[] {1, 2, 3}, 1, 2).toArray()).containsExactly(2);
        assertThat(BYTES.slice(1, 5).slice(1, 3).text()).isEqualTo("cd");
        assertThat(BYTES.slice(1, 5).asByteBuffer())
                .isEqualTo(ByteBuffer.wrap("bcde".getBytes(StandardCharsets.US_ASCII)));
        byte[] target = new byte[4];
        BYTES.slice(2, 4).copyTo(target, 1);
        assertThat(target).containsExactly(0, 'c', 'd', 0);
    }

    @Test
    void nothingBeyondTheEndsIsRead() {
        Bytes slice = BYTES.slice(1, 5);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.at(4));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.at(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.slice(0, 5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.slice(-1, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.slice(3, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Bytes.copyOf(new byte[2], 0, 3));
    }

    @Test
    void textIsUtf8OrElseLatin1() {
        assertThat(Bytes.of("Grüße 😀").text()).isEqualTo("Grüße 😀");
        assertThat(Bytes.copyOf("Grüße".getBytes(StandardCharsets.ISO_8859_1)).text())
                .isEqualTo("Grüße");
        assertThat(Bytes.copyOf(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})
                        .text())
                .isEqualTo("\u00ed\u00a0\u0080");
        assertThat(Bytes.of("ü").isAscii()).isFalse();
        assertThat(BYTES.isAscii()).isTrue();
    }

    @Test
    void asciiIsComparedInAnyCase() {
        assertThat(BYTES.equalsIgnoreCase("ABCdef")).isTrue();
        assertThat(BYTES.equalsIgnoreCase("ABCde")).isFalse();
        assertThat(Bytes.of("[").equalsIgnoreCase("{")).isFalse();
        assertThat(Bytes.of("ı").equalsIgnoreCase("I")).isFalse();
    }

    @Test
    void octetsAreNotPrinted() {
        assertThat(BYTES).hasToString("Bytes[6]");
    }

    @Test
    void piecesArePutTogether() {
        byte[] piece = {9, 1, 2, 3, 9};
        Bytes.Builder builder = Bytes.builder(6).append(piece, 1, 3);
        piece[1] = 7;
        assertThat(builder.left()).isEqualTo(4);
        assertThatIllegalStateException().isThrownBy(builder::build).withMessage("there are 4 of 6 octets to come");
        Bytes whole = builder.append(piece, 3, 4)
                .append(Bytes.of("abc").slice(1, 3))
                .append(piece, 4, 5)
                .build();
        assertThat(whole.toArray()).containsExactly(1, 2, 3, 'b', 'c', 9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.append(piece, 0, 1))
                .withMessage("there are 0 of 6 octets to come, not 1");
        assertThat(Bytes.builder(0).build()).isSameAs(Bytes.EMPTY);
        assertThatIllegalArgumentException().isThrownBy(() -> Bytes.builder(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Bytes.builder(5).append(piece, 1, 6));
    }

    @Test
    void manyPiecesMakeALargeValue() {
        byte[] piece = new byte[1000];
        Bytes.Builder builder = Bytes.builder(1_000_000);
        for (int i = 0; i < 1000; i++) {
            piece[i] = 1;
            builder.append(piece, 0, 1000);
        }
        Bytes whole = builder.build();
        assertThat(whole.size()).isEqualTo(1_000_000);
        assertThat(whole.slice(499_000, 500_000).indexOf((byte) 0)).isEqualTo(500);
    }
}
