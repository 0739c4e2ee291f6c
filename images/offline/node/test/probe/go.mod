module boulderk8s.io/node/probe

go 1.24.0
