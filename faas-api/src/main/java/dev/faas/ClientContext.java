package dev.faas;

import java.util.Map;

/**
 * What a calling application says about itself, beside the event: the client context of AWS Lambda's
 * Invoke API, as AWS's mobile SDKs send it. Immutable; a map is empty where nothing was sent.
 *
 * @param client the application, with keys as on the wire: {@code installation_id}, {@code app_title},
 *     {@code app_version_name}, {@code app_version_code}, {@code app_package_name}
 * @param custom what the application adds
 * @param env the device, with keys such as {@code platform} and {@code locale}
 */
public record ClientContext(
    Map<String, String> client, Map<String, String> custom, Map<String, String> env) {

  /** Copies the maps. */
  public ClientContext {
    client = Map.copyOf(client);
    custom = Map.copyOf(custom);
    env = Map.copyOf(env);
  }
}
