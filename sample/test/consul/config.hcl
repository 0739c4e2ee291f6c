# Made by test/generate.py (./test.sh --generate), from the list in test/startservers.py.
client_addr = "0.0.0.0"
# Consul ends at once when this address is not its own.
bind_addr   = "10.77.77.10"
log_level   = "ERROR"
ports {
  dns      = 53
  grpc_tls = 8503
}
# Health checks show the agent's certificate.
enable_agent_tls_for_checks = true
tls {
  defaults {
    # Relative: the agent's working directory is /, the checkout's test/ is mounted at /test.
    ca_file         = "test/certs/ipki/minica.pem"
    cert_file       = "test/certs/ipki/consul.boulder/cert.pem"
    key_file        = "test/certs/ipki/consul.boulder/key.pem"
    verify_incoming = false
  }
}

services {
  id      = "boulder-a"
  name    = "boulder"
  address = "10.77.77.77"
  port    = 4001
  tags    = ["tcp"]
}

services {
  id      = "doh-1"
  name    = "doh"
  address = "10.77.77.77"
  port    = 8343
  tags    = ["tcp"]
}

services {
  id      = "doh-2"
  name    = "doh"
  address = "10.77.77.77"
  port    = 8443
  tags    = ["tcp"]
}

services {
  id      = "lighthouse-a"
  name    = "lighthouse"
  address = "10.77.77.77"
  port    = 9801
  tags    = ["tcp"]
  checks = [{
    id       = "lighthouse-a-tcp"
    tcp      = "10.77.77.77:9801"
    interval = "1s"
    timeout  = "900ms"
  }]
}

services {
  id      = "dark-a"
  name    = "dark"
  address = "10.77.77.77"
  port    = 9802
  tags    = ["tcp"]
  checks = [{
    id       = "dark-a-tcp"
    tcp      = "10.77.77.77:9802"
    interval = "1s"
    timeout  = "900ms"
  }]
}

services {
  id      = "redis-1"
  name    = "redisratelimits"
  address = "10.77.77.4"
  port    = 4218
  tags    = ["tcp"]
}

services {
  id      = "redis-2"
  name    = "redisratelimits"
  address = "10.77.77.5"
  port    = 4218
  tags    = ["tcp"]
}

services {
  id      = "remoteva-a"
  name    = "rva1"
  address = "10.77.77.77"
  port    = 9397
  tags    = ["tcp"]
}

services {
  id      = "remoteva-b"
  name    = "rva1"
  address = "10.77.77.77"
  port    = 9498
  tags    = ["tcp"]
}

services {
  id      = "remoteva-c"
  name    = "rva1"
  address = "10.77.77.77"
  port    = 9499
  tags    = ["tcp"]
}

services {
  id      = "remoteva-d"
  name    = "rva1"
  address = "10.77.77.77"
  port    = 9500
  tags    = ["tcp"]
}

services {
  id      = "boulder-sa-1"
  name    = "sa"
  address = "10.77.77.77"
  port    = 9395
  tags    = ["tcp"]
  checks = [{
    id              = "boulder-sa-1-health"
    grpc            = "10.77.77.77:9395"
    grpc_use_tls    = true
    tls_server_name = "sa.boulder"
    interval        = "1s"
    timeout         = "5s"
  }]
}

services {
  id      = "boulder-sa-2"
  name    = "sa"
  address = "10.77.77.77"
  port    = 9495
  tags    = ["tcp"]
  checks = [{
    id              = "boulder-sa-2-health"
    grpc            = "10.77.77.77:9495"
    grpc_use_tls    = true
    tls_server_name = "sa.boulder"
    interval        = "1s"
    timeout         = "5s"
  }]
}

services {
  id      = "boulder-publisher-1"
  name    = "publisher"
  address = "10.77.77.77"
  port    = 9391
  tags    = ["tcp"]
}

services {
  id      = "boulder-publisher-2"
  name    = "publisher"
  address = "10.77.77.77"
  port    = 9491
  tags    = ["tcp"]
}

services {
  id      = "boulder-va-1"
  name    = "va"
  address = "10.77.77.77"
  port    = 9392
  tags    = ["tcp"]
}

services {
  id      = "boulder-va-2"
  name    = "va"
  address = "10.77.77.77"
  port    = 9492
  tags    = ["tcp"]
}

services {
  id      = "boulder-ra-sct-provider-1"
  name    = "ra-sct-provider"
  address = "10.77.77.77"
  port    = 9594
  tags    = ["tcp"]
}

services {
  id      = "boulder-ra-sct-provider-2"
  name    = "ra-sct-provider"
  address = "10.77.77.77"
  port    = 9694
  tags    = ["tcp"]
}

services {
  id      = "boulder-ca-1"
  name    = "ca"
  address = "10.77.77.77"
  port    = 9393
  tags    = ["tcp"]
}

services {
  id      = "boulder-ca-2"
  name    = "ca"
  address = "10.77.77.77"
  port    = 9493
  tags    = ["tcp"]
}

services {
  id      = "crl-storer"
  name    = "crl-storer"
  address = "10.77.77.77"
  port    = 9309
  tags    = ["tcp"]
}

services {
  id      = "boulder-ra-1"
  name    = "ra"
  address = "10.77.77.77"
  port    = 9394
  tags    = ["tcp"]
}

services {
  id      = "boulder-ra-2"
  name    = "ra"
  address = "10.77.77.77"
  port    = 9494
  tags    = ["tcp"]
}

services {
  id      = "nonce-service-taro-1"
  name    = "nonce-taro"
  address = "10.77.77.77"
  port    = 9301
  tags    = ["tcp"]
}

services {
  id      = "nonce-service-taro-2"
  name    = "nonce-taro"
  address = "10.77.77.77"
  port    = 9501
  tags    = ["tcp"]
}

services {
  id      = "nonce-service-zinc-1"
  name    = "nonce-zinc"
  address = "10.77.77.77"
  port    = 9401
  tags    = ["tcp"]
}

services {
  id      = "email-exporter"
  name    = "email-exporter"
  address = "10.77.77.77"
  port    = 9603
  tags    = ["tcp"]
}
