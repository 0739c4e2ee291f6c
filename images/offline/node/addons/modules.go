//go:build modules

// Keeps the programs that build.sh builds from other modules in go.mod.
package main

import _ "github.com/rancher/local-path-provisioner"
