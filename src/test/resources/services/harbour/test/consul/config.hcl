# A comment, and // another
client_addr = "0.0.0.0"
/* settings that
   are not ours */
tls {
  defaults {
    ca_file         = "test/certs/ipki/minica.pem"
    verify_incoming = false
  }
}

services {
  id      = "boulder-a"
  name    = "boulder"
  address = "10.77.77.77"
}
services {
  id      = "sa-a"
  name    = "sa"
  address = "10.77.77.77"
  port    = 9395
  tags    = ["tcp"] // Required for SRV
  checks = [
    {
      id       = "sa-a-grpc"
      grpc     = "10.77.77.77:9395"
      interval = "2s"
    }
  ]
}
services {
  name    = "va"
  address = "10.77.77.77"
  port    = 9392
  tags    = ["tcp"]
}
services {
  name    = "rva1"
  address = "10.77.77.77"
  port    = 9397
  tags    = ["tcp"]
}
services {
  name    = "ca"
  address = "10.77.77.77"
  port    = 9393
  tags    = ["tcp"]
}
services {
  name    = "ra"
  address = "10.77.77.77"
  port    = 9394
  tags    = ["tcp"]
}
services {
  name    = "ra-sct-provider"
  address = "10.77.77.77"
  port    = 9594
  tags    = ["tcp"]
}
services {
  name    = "publisher"
  address = "10.77.77.77"
  port    = 9391
  tags    = ["tcp"]
}
services {
  name    = "nonce-taro"
  address = "10.77.77.77"
  port    = 9301
  tags    = ["tcp"]
}
services {
  name    = "doh"
  address = "10.77.77.77"
  port    = 8343
  tags    = ["tcp"]
}
services {
  name    = "redisratelimits"
  address = "10.77.77.4"
  port    = 4218
  tags    = ["tcp"]
}
