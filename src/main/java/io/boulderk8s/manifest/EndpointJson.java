package io.boulderk8s.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.boulderk8s.plan.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An endpoint in the words of the agent (images/agent reads it). */
final class EndpointJson {
  private static final JsonMapper JSON = new JsonMapper();

  private EndpointJson() {}

  static String of(Endpoint endpoint) {
    Map<String, Object> names = new TreeMap<>();
    endpoint
        .attachments()
        .forEach((network, attachment) -> names.put(network, attachment(attachment)));
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("service", endpoint.service());
    root.put("names", names);
    root.put("dns", endpoint.dns());
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> attachment(Endpoint.Attachment attachment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", attachment.network());
    json.put("container", attachment.container());
    json.put("names", attachment.names());
    json.put("addresses", attachment.addresses());
    json.put("subnets", attachment.subnets());
    return json;
  }
}
