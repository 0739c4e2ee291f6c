package io.boulderk8s.kube;

import static okhttp3.CipherSuite.*;

import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/**
 * Offers ChaCha20 before AES. Java uses the processor's AES instructions only in what its second
 * compiler made, and no command lives to see that (scripts/release/java.options): without them
 * AES-GCM deciphers 50 MB/s and ChaCha20-Poly1305 three times as much. API servers, written in Go,
 * take the client's favourite of the two; one that has AES only gets AES.
 */
final class CiphersWithoutHardware extends OkHttpClientFactory {
  private static final ConnectionSpec TLS =
      new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
          .cipherSuites(
              TLS_CHACHA20_POLY1305_SHA256,
              TLS_AES_128_GCM_SHA256,
              TLS_AES_256_GCM_SHA384,
              TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
              TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
              TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
              TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
              TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
              TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)
          .build();

  @Override
  protected void additionalConfig(OkHttpClient.Builder builder) {
    builder.connectionSpecs(List.of(TLS, ConnectionSpec.CLEARTEXT));
  }
}
