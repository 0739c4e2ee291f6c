package main

import "runtime/debug"

// zlintVersion is the version of the module that this program was built with.
func zlintVersion() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, module := range build.Deps {
		if module.Path == "github.com/zmap/zlint/v3" {
			return module.Version
		}
	}
	return "unknown"
}
