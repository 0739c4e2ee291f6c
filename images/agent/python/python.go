// Package python has what a run's Python programs load first.
package python

import (
	_ "embed"
	"os"
	"path/filepath"
)

//go:embed sitecustomize.py
var sitecustomize []byte

// Install writes DIR/python, which is for PYTHONPATH.
func Install(dir string) error {
	folder := filepath.Join(dir, "python")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "sitecustomize.py"), sitecustomize, 0o644)
}
