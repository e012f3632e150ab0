package io.revsync.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.revsync.http.Pause;
import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sandbox.aws.SamTemplate;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What template.yaml would deploy is there. */
class DeploymentTest {

    static Stream<SamFunction> functions() {
        return SamTemplate.ofThisProject().functions().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void lambdaAndTheRehearsalCanMakeTheHandler(SamFunction function) throws Exception {
        String[] handler = function.handler().split("::");
        Class<?> type = Class.forName(handler[0]);
        assertThat(RequestHandler.class).isAssignableFrom(type);
        assertThat(handler[1]).isEqualTo("handleRequest");
        assertThat(Modifier.isPublic(type.getConstructor().getModifiers())).isTrue();
        assertThat(Modifier.isPublic(
                        type.getConstructor(Map.class, Clock.class, Pause.class).getModifiers()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theCodeLiesWhereTheBuildOfItsModulePutsIt(SamFunction function) throws Exception {
        String module = function.handler().replaceAll("io\\.revsync\\.functions\\.(\\w+)\\..*", "$1");
        assertThat(function.properties().path("CodeUri").asText()).isEqualTo("functions/" + module + "/target/lambda");
        Path pom = SamTemplate.projectRoot().resolve("functions/" + module + "/pom.xml");
        assertThat(Files.readString(pom)).contains("maven-assembly-plugin");
    }
}
