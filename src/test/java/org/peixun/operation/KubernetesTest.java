package org.peixun.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Read by the types of the Kubernetes API (generated from its OpenAPI); a field that they do not have fails. */
@DisplayName("Kubernetes 清单")
class KubernetesTest {

    private static final Path FILE = Path.of("deployment/kubernetes/peixun.yaml");
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of("v1 ConfigMap", ConfigMap.class, "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class, "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class, "networking.k8s.io/v1 Ingress", Ingress.class);

    private final ObjectMapper strict = JsonMapper.builder().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, text -> Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                    .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated any) {
                    return false;
                }
            }).build();

    private Map<String, HasMetadata> read(String text) {
        var byKind = new HashMap<String, HasMetadata>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
            String kind = ((Map<?, ?>) document).get("apiVersion") + " " + ((Map<?, ?>) document).get("kind");
            assertThat(KINDS).containsKey(kind);
            HasMetadata one = strict.convertValue(document, KINDS.get(kind));
            byKind.put(one.getKind(), one);
        }
        return byKind;
    }

    @Test
    @DisplayName("每个字段 Kubernetes 都认得，类型相符；写错一个字段名、把数写成文字的读不通")
    void everyField() throws IOException {
        String text = Files.readString(FILE);
        assertThat(read(text)).hasSize(KINDS.size());
        for (var wrong : Map.of("terminationGracePeriodSeconds", "terminationGracePeriod", "readOnlyRootFilesystem", "readonlyRootFilesystem",
                "replicas: 2", "replicas: two", "failureThreshold: 60", "failureThreshold: \"60\"", "whenUnsatisfiable: ScheduleAnyway", "whenUnsatisfiable: 1").entrySet()) {
            assertThat(text).contains(wrong.getKey());
            assertThatThrownBy(() -> read(text.replace(wrong.getKey(), wrong.getValue()))).as(wrong.getValue()).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("各处的名称对得上：选择器和标签，端口，卷，设置和密钥")
    void names() throws IOException {
        var all = read(Files.readString(FILE));
        var deployment = (Deployment) all.get("Deployment");
        var pod = deployment.getSpec().getTemplate();
        var labels = pod.getMetadata().getLabels();
        assertThat(labels).containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(((Service) all.get("Service")).getSpec().getSelector())
                .containsAllEntriesOf(((PodDisruptionBudget) all.get("PodDisruptionBudget")).getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(((NetworkPolicy) all.get("NetworkPolicy")).getSpec().getPodSelector().getMatchLabels());
        var container = pod.getSpec().getContainers().get(0);
        var ports = container.getPorts().stream().map(ContainerPort::getName).toList();
        assertThat(Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe()).map(Probe::getHttpGet))
                .allMatch(get -> ports.contains(get.getPort().getStrVal()));
        assertThat(((Service) all.get("Service")).getSpec().getPorts()).allMatch(port -> ports.contains(port.getTargetPort().getStrVal()));
        var service = (Service) all.get("Service");
        assertThat(((Ingress) all.get("Ingress")).getSpec().getRules()).allSatisfy(rule -> assertThat(rule.getHttp().getPaths()).allSatisfy(path -> {
            assertThat(path.getBackend().getService().getName()).isEqualTo(service.getMetadata().getName());
            assertThat(service.getSpec().getPorts()).extracting(ServicePort::getName).contains(path.getBackend().getService().getPort().getName());
        })).extracting(IngressRule::getHost).containsExactlyElementsOf(((Ingress) all.get("Ingress")).getSpec().getTls().get(0).getHosts());
        assertThat(pod.getSpec().getVolumes().stream().map(Volume::getName))
                .containsExactlyInAnyOrderElementsOf(container.getVolumeMounts().stream().map(VolumeMount::getName).toList());
        assertThat(container.getEnvFrom()).extracting(from -> from.getConfigMapRef().getName()).containsExactly(all.get("ConfigMap").getMetadata().getName());
        String comments = String.join("\n", Files.readAllLines(FILE).stream().filter(line -> line.startsWith("#")).toList());
        assertThat(container.getEnv()).allMatch(variable -> comments.contains("--from-literal=" + variable.getValueFrom().getSecretKeyRef().getKey() + "="));
        assertThat(pod.getSpec().getVolumes()).allMatch(volume -> volume.getEmptyDir() != null
                || volume.getSecret() != null && comments.contains("create secret tls " + volume.getSecret().getSecretName() + " ")
                || volume.getConfigMap() != null && comments.contains("create configmap " + volume.getConfigMap().getName() + " "));
    }
}
