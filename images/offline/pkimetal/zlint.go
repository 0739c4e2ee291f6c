package main

import (
	"slices"

	"github.com/zmap/zcrypto/x509"
	"github.com/zmap/zlint/v3"
	"github.com/zmap/zlint/v3/lint"
)

// Which of zlint's rules apply to what, as pkimetal's autodetected profiles have it.
var (
	// The Baseline Requirements let name constraints be non-critical.
	authorityRules = mustFilter(lint.FilterOptions{ExcludeNames: []string{"e_ext_name_constraints_not_critical"}})
	// The Baseline Requirements advise against a subject key identifier in a subscriber's certificate.
	serverRules = mustFilter(lint.FilterOptions{ExcludeNames: []string{"w_ext_subject_key_identifier_missing_sub_cert"}})
	// The rest is not bound by the CA/Browser Forum. That includes roots and CRLs whose issuer the CCADB does not know, as any test CA's.
	otherRules = mustFilter(lint.FilterOptions{ExcludeSources: []lint.LintSource{
		lint.CABFBaselineRequirements, lint.CABFEVGuidelines, lint.CABFSMIMEBaselineRequirements,
	}})
)

func mustFilter(options lint.FilterOptions) lint.Registry {
	registry, err := lint.GlobalRegistry().Filter(options)
	if err != nil {
		panic(err)
	}
	return registry
}

func rulesFor(certificate *x509.Certificate) lint.Registry {
	switch {
	case !slices.Contains(certificate.ExtKeyUsage, x509.ExtKeyUsageServerAuth):
		return otherRules
	case certificate.IsCA:
		return authorityRules
	default:
		return serverRules
	}
}

func lintCertificate(der []byte) []finding {
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return []finding{newFinding("zlint", fatal, "", "Could not parse certificate: "+err.Error())}
	}
	all := lint.GlobalRegistry().CertificateLints()
	return findings(zlint.LintCertificateEx(certificate, rulesFor(certificate)), func(name string) string { return all.ByName(name).Description })
}

func lintRevocationList(der []byte) []finding {
	list, err := x509.ParseRevocationList(der)
	if err != nil {
		return []finding{newFinding("zlint", fatal, "", "Could not parse CRL: "+err.Error())}
	}
	all := lint.GlobalRegistry().RevocationListLints()
	return findings(zlint.LintRevocationListEx(list, otherRules), func(name string) string { return all.ByName(name).Description })
}

func findings(results *zlint.ResultSet, describe func(name string) string) []finding {
	levels := map[lint.LintStatus]severity{lint.Notice: notice, lint.Warn: warning, lint.Error: failure, lint.Fatal: fatal}
	var found []finding
	for name, result := range results.Results {
		if level, bad := levels[result.Status]; bad {
			found = append(found, newFinding("zlint", level, name, describe(name)))
		}
	}
	return found
}
