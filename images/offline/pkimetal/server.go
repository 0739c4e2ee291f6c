package main

import (
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"log"
	"net/http"
	"strings"
	"time"
)

const page = "<!DOCTYPE html><title>pkimetal</title><p>A stand-in for pkimetal: zlint only. POST /lintcert, POST /lintcrl.</p>\n"

func lintHandler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) })
	mux.HandleFunc("GET /linters", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, []map[string]any{{"Name": "zlint", "Instances": 1, "Version": zlintVersion(), "Url": "https://github.com/zmap/zlint"}})
	})
	mux.HandleFunc("POST /lintcert", lintWith(lintCertificate))
	mux.HandleFunc("POST /lintcrl", lintWith(lintRevocationList))
	return mux
}

func monitoringHandler() http.Handler {
	mux := http.NewServeMux()
	for _, path := range []string{"GET /livez", "GET /readyz"} {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "OK") })
	}
	return mux
}

// lintWith answers one request. As with pkimetal a request that makes no sense is a fatal finding, not an HTTP error.
func lintWith(lint func(der []byte) []finding) http.HandlerFunc {
	return func(w http.ResponseWriter, request *http.Request) {
		start := time.Now()
		least, der, err := parse(request)
		if err != nil {
			answer(w, []finding{newFinding("pkimetal", fatal, "", err.Error())})
			return
		}
		header := newFinding("pkimetal", meta, "", "Profile: autodetect; Version: stand-in with zlint "+zlintVersion())
		found := append(atLeast(least, []finding{header}), atLeast(least, lint(der))...)
		answer(w, found)
		log.Printf("%s: %d findings, %s", request.URL.Path, len(found), time.Since(start).Round(time.Millisecond))
	}
}

func parse(request *http.Request) (severity, []byte, error) {
	least, known := parseSeverity(request.FormValue("severity"))
	if !known {
		return 0, nil, errors.New("Unrecognised severity")
	}
	if format := request.FormValue("format"); format != "" && format != "json" {
		return 0, nil, errors.New("Unrecognised response format (this stand-in answers in json)")
	}
	if profile := request.FormValue("profile"); profile != "" && profile != "autodetect" {
		return 0, nil, errors.New("Unrecognised profile (this stand-in detects it)")
	}
	input := strings.TrimSpace(request.FormValue("b64input"))
	if block, _ := pem.Decode([]byte(input)); block != nil {
		return least, block.Bytes, nil
	}
	der, err := base64.StdEncoding.DecodeString(input)
	if err != nil || len(der) == 0 {
		return 0, nil, errors.New("Unrecognised input")
	}
	return least, der, nil
}

func answer(w http.ResponseWriter, content any) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(content); err != nil {
		log.Printf("answer: %v", err)
	}
}
