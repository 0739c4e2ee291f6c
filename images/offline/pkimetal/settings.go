package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"

	"go.yaml.in/yaml/v3"
)

// settings are those of pkimetal's config.yaml that say where it listens; all its others have no effect here.
type settings struct {
	Server struct {
		WebserverPort     int    `yaml:"webserverPort"`
		WebserverPath     string `yaml:"webserverPath"`
		MonitoringAddress string `yaml:"monitoringAddress"`
		MonitoringPort    int    `yaml:"monitoringPort"`
		MonitoringPath    string `yaml:"monitoringPath"`
	} `yaml:"server"`
}

// readSettings takes the first of the files that exists; without any, pkimetal's defaults hold.
func readSettings(paths ...string) (settings, error) {
	var s settings
	s.Server.WebserverPort = 8080
	s.Server.MonitoringPort = 8081
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return s, err
		}
		if err := yaml.Unmarshal(content, &s); err != nil {
			return s, fmt.Errorf("%s: %w", path, err)
		}
		return s, nil
	}
	return s, nil
}

// endpoint is where one of the two servers listens: a TCP port (0: none), a unix socket (empty: none), or both.
type endpoint struct {
	address string
	port    int
	path    string
}

func (s settings) web() endpoint { return endpoint{"", s.Server.WebserverPort, s.Server.WebserverPath} }

func (s settings) monitoring() endpoint {
	return endpoint{s.Server.MonitoringAddress, s.Server.MonitoringPort, s.Server.MonitoringPath}
}

func (e endpoint) listen() ([]net.Listener, error) {
	var listeners []net.Listener
	if e.port != 0 {
		listener, err := net.Listen("tcp", fmt.Sprintf("%s:%d", e.address, e.port))
		if err != nil {
			return nil, err
		}
		listeners = append(listeners, listener)
	}
	if e.path != "" {
		listener, err := listenUnix(e.path)
		if err != nil {
			return nil, err
		}
		listeners = append(listeners, listener)
	}
	return listeners, nil
}

// listenUnix replaces what an earlier container left there; as with pkimetal, only the owner (and root) may connect.
func listenUnix(path string) (net.Listener, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, err
	}
	return listener, os.Chmod(path, 0o600)
}
