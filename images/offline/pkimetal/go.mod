module boulder-k8s/images/pkimetal

go 1.25.0

require (
	github.com/zmap/zcrypto v0.0.0-20260309174858-0e3c42de5a13
	github.com/zmap/zlint/v3 v3.6.8 // the version that pkimetal v1.41.0 has
	go.yaml.in/yaml/v3 v3.0.4
)

require (
	github.com/pelletier/go-toml v1.9.5 // indirect
	github.com/weppos/publicsuffix-go v0.50.3 // indirect
	golang.org/x/crypto v0.48.0 // indirect
	golang.org/x/net v0.51.0 // indirect
	golang.org/x/text v0.34.0 // indirect
)
