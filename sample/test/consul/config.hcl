# Made by test/consul/generate.py (./test.sh --generate), from the list in test/startservers.py.
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
  name    = "rva"
  address = "10.77.77.77"
  port    = 9397
  tags    = ["tcp"]
}

services {
  id      = "remoteva-b"
  name    = "rva"
  address = "10.77.77.77"
  port    = 9498
  tags    = ["tcp"]
}

services {
  id      = "remoteva-c"
  name    = "rva"
  address = "10.77.77.77"
  port    = 9499
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
    http            = "https://10.77.77.77:9395/health"
    tls_server_name = "sa.boulder"
    interval        = "1s"
    timeout         = "900ms"
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
    http            = "https://10.77.77.77:9495/health"
    tls_server_name = "sa.boulder"
    interval        = "1s"
    timeout         = "900ms"
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
