"""What every test of the environment may name: the addresses that docker-compose.yml gives."""
RUNNER, PUBLIC, PUBLIC2 = "10.77.77.77", "64.112.117.122", "64.112.117.134"
CONSUL = "10.77.77.10"
REDIS_1, REDIS_2 = "10.77.77.4", "10.77.77.5"
REDIS_PORT = 4218
