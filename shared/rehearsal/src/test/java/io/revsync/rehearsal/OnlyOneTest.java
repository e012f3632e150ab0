package io.revsync.rehearsal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyOneTest {

    @Test
    void serversShareTheirFolderWithNobodyWhileTheyLive(@TempDir Path data) {
        OnlyOne first = OnlyOne.serversIn(data);
        try {
            assertThatThrownBy(() -> OnlyOne.serversIn(data))
                    .isInstanceOf(OptionException.class)
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("-Drehearse.data");
            assertThatCode(() -> OnlyOne.serversIn(data.resolve("other")).close())
                    .doesNotThrowAnyException();
        } finally {
            first.close();
        }
        assertThatCode(() -> OnlyOne.serversIn(data).close()).doesNotThrowAnyException();
    }
}
