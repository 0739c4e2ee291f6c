"""Starts everything that runs in the runner itself: Boulder's services, and the servers that stand for the world around a CA."""
import atexit
import collections
import os
import shutil
import signal
import socket
import subprocess
import sys

from helpers import IPKI, config_dir, eventually, waithealth, waitport

Service = collections.namedtuple('Service', ('name', 'debug_port', 'grpc_port', 'host_override', 'cmd', 'deps'))

# test/consul/config.hcl is generated from this list (test/generate.py).
SERVICES = [
    Service('remoteva-a',
        8011, 9397, 'rva.boulder',
        ('./bin/boulder', 'remoteva', '--config', os.path.join(config_dir, 'remoteva-a.json'), '--addr', ':9397', '--debug-addr', ':8011'),
        None),
    Service('remoteva-b',
        8012, 9498, 'rva.boulder',
        ('./bin/boulder', 'remoteva', '--config', os.path.join(config_dir, 'remoteva-b.json'), '--addr', ':9498', '--debug-addr', ':8012'),
        None),
    Service('remoteva-c',
        8023, 9499, 'rva.boulder',
        ('./bin/boulder', 'remoteva', '--config', os.path.join(config_dir, 'remoteva-c.json'), '--addr', ':9499', '--debug-addr', ':8023'),
        None),
    Service('remoteva-d',
        8027, 9500, 'rva.boulder',
        ('./bin/boulder', 'remoteva', '--config', os.path.join(config_dir, 'remoteva-d.json'), '--addr', ':9500', '--debug-addr', ':8027'),
        None),
    Service('boulder-sa-1',
        8003, 9395, 'sa.boulder',
        ('./bin/boulder', 'boulder-sa', '--config', os.path.join(config_dir, 'sa.json'), '--addr', ':9395', '--debug-addr', ':8003'),
        None),
    Service('boulder-sa-2',
        8103, 9495, 'sa.boulder',
        ('./bin/boulder', 'boulder-sa', '--config', os.path.join(config_dir, 'sa.json'), '--addr', ':9495', '--debug-addr', ':8103'),
        None),
    Service('ct-test-srv',
        4600, None, None,
        ('./bin/ct-test-srv', '--config', 'test/ct-test-srv/ct-test-srv.json'),
        None),
    Service('boulder-publisher-1',
        8009, 9391, 'publisher.boulder',
        ('./bin/boulder', 'boulder-publisher', '--config', os.path.join(config_dir, 'publisher.json'), '--addr', ':9391', '--debug-addr', ':8009'),
        None),
    Service('boulder-publisher-2',
        8109, 9491, 'publisher.boulder',
        ('./bin/boulder', 'boulder-publisher', '--config', os.path.join(config_dir, 'publisher.json'), '--addr', ':9491', '--debug-addr', ':8109'),
        None),
    Service('boulder-va-1',
        8004, 9392, 'va.boulder',
        ('./bin/boulder', 'boulder-va', '--config', os.path.join(config_dir, 'va.json'), '--addr', ':9392', '--debug-addr', ':8004'),
        ('remoteva-a', 'remoteva-b')),
    Service('boulder-va-2',
        8104, 9492, 'va.boulder',
        ('./bin/boulder', 'boulder-va', '--config', os.path.join(config_dir, 'va.json'), '--addr', ':9492', '--debug-addr', ':8104'),
        ('remoteva-a', 'remoteva-b')),
    # The CA asks an RA for SCTs, and the other RAs ask the CA for certificates: these two start before the CA, for it alone.
    Service('boulder-ra-sct-provider-1',
        8118, 9594, 'ra.boulder',
        ('./bin/boulder', 'boulder-ra', '--config', os.path.join(config_dir, 'ra.json'), '--addr', ':9594', '--debug-addr', ':8118'),
        ('boulder-sa-1', 'boulder-sa-2', 'boulder-publisher-1', 'boulder-publisher-2')),
    Service('boulder-ra-sct-provider-2',
        8119, 9694, 'ra.boulder',
        ('./bin/boulder', 'boulder-ra', '--config', os.path.join(config_dir, 'ra.json'), '--addr', ':9694', '--debug-addr', ':8119'),
        ('boulder-sa-1', 'boulder-sa-2', 'boulder-publisher-1', 'boulder-publisher-2')),
    Service('boulder-ca-1',
        8001, 9393, 'ca.boulder',
        ('./bin/boulder', 'boulder-ca', '--config', os.path.join(config_dir, 'ca.json'), '--addr', ':9393', '--debug-addr', ':8001'),
        ('boulder-sa-1', 'boulder-sa-2', 'boulder-ra-sct-provider-1', 'boulder-ra-sct-provider-2')),
    # After its twin: two that open the same tokens at one time have been seen to fail (CKR_GENERAL_ERROR).
    Service('boulder-ca-2',
        8101, 9493, 'ca.boulder',
        ('./bin/boulder', 'boulder-ca', '--config', os.path.join(config_dir, 'ca.json'), '--addr', ':9493', '--debug-addr', ':8101'),
        ('boulder-ca-1', 'boulder-sa-1', 'boulder-sa-2', 'boulder-ra-sct-provider-1', 'boulder-ra-sct-provider-2')),
    Service('s3-test-srv',
        4501, None, None,
        ('./bin/s3-test-srv', '--listen', ':4501'),
        None),
    Service('crl-storer',
        9667, None, None,
        ('./bin/boulder', 'crl-storer', '--config', os.path.join(config_dir, 'crl-storer.json'), '--addr', ':9309', '--debug-addr', ':9667'),
        ('s3-test-srv', 'boulder-sa-1', 'boulder-sa-2')),
    Service('boulder-ra-1',
        8002, 9394, 'ra.boulder',
        ('./bin/boulder', 'boulder-ra', '--config', os.path.join(config_dir, 'ra.json'), '--addr', ':9394', '--debug-addr', ':8002'),
        ('boulder-sa-1', 'boulder-sa-2', 'boulder-ca-1', 'boulder-ca-2', 'boulder-va-1', 'boulder-va-2', 'boulder-publisher-1', 'boulder-publisher-2')),
    Service('boulder-ra-2',
        8102, 9494, 'ra.boulder',
        ('./bin/boulder', 'boulder-ra', '--config', os.path.join(config_dir, 'ra.json'), '--addr', ':9494', '--debug-addr', ':8102'),
        ('boulder-sa-1', 'boulder-sa-2', 'boulder-ca-1', 'boulder-ca-2', 'boulder-va-1', 'boulder-va-2', 'boulder-publisher-1', 'boulder-publisher-2')),
    Service('bad-key-revoker',
        8020, None, None,
        ('./bin/boulder', 'bad-key-revoker', '--config', os.path.join(config_dir, 'bad-key-revoker.json'), '--debug-addr', ':8020'),
        ('boulder-ra-1', 'boulder-ra-2')),
    # Bound to one address, not to all: the prefix of their nonces is made of it, and it must exist in the runner.
    Service('nonce-service-taro-1',
        8111, '10.77.77.77:9301', 'nonce.boulder',
        ('./bin/boulder', 'nonce-service', '--config', os.path.join(config_dir, 'nonce-a.json'), '--addr', '10.77.77.77:9301', '--debug-addr', ':8111'),
        None),
    Service('nonce-service-taro-2',
        8113, '10.77.77.77:9501', 'nonce.boulder',
        ('./bin/boulder', 'nonce-service', '--config', os.path.join(config_dir, 'nonce-a.json'), '--addr', '10.77.77.77:9501', '--debug-addr', ':8113'),
        None),
    Service('nonce-service-zinc-1',
        8112, '10.77.77.77:9401', 'nonce.boulder',
        ('./bin/boulder', 'nonce-service', '--config', os.path.join(config_dir, 'nonce-b.json'), '--addr', '10.77.77.77:9401', '--debug-addr', ':8112'),
        None),
    Service('salesforce-test-srv',
        9601, None, None,
        ('./bin/salesforce-test-srv', '--config', os.path.join(config_dir, 'salesforce-test-srv.json')),
        None),
    Service('email-exporter',
        8114, None, None,
        ('./bin/boulder', 'email-exporter', '--config', os.path.join(config_dir, 'email-exporter.json'), '--addr', ':9603', '--debug-addr', ':8114'),
        ('salesforce-test-srv',)),
    # waitport asks for the port of ACME, not for the debug port.
    Service('boulder-wfe2',
        4001, None, None,
        ('./bin/boulder', 'boulder-wfe2', '--config', os.path.join(config_dir, 'wfe2.json'), '--addr', ':4001', '--tls-addr', ':4431', '--debug-addr', ':8013'),
        ('boulder-ra-1', 'boulder-ra-2', 'boulder-sa-1', 'boulder-sa-2', 'nonce-service-taro-1', 'nonce-service-taro-2', 'nonce-service-zinc-1', 'email-exporter')),
    Service('zendesk-test-srv',
        9701, None, None,
        ('./bin/zendesk-test-srv', '--config', os.path.join(config_dir, 'zendesk-test-srv.json')),
        None),
    Service('sfe',
        4003, None, None,
        ('./bin/boulder', 'sfe', '--config', os.path.join(config_dir, 'sfe.json'), '--debug-addr', ':8015'),
        ('boulder-ra-1', 'boulder-ra-2', 'boulder-sa-1', 'boulder-sa-2', 'zendesk-test-srv')),
    Service('log-validator',
        8016, None, None,
        ('./bin/boulder', 'log-validator', '--config', os.path.join(config_dir, 'log-validator.json'), '--debug-addr', ':8016'),
        None),
]

processes = []


def waves(services):
    """Lists of services; each needs only services of earlier lists."""
    blocked, done = list(services), set()
    while blocked:
        ready = [s for s in blocked if done.issuperset(s.deps or ())]
        if not ready:
            raise Exception("dependencies that nothing provides: " + ", ".join(s.name for s in blocked))
        yield ready
        done.update(s.name for s in ready)
        blocked = [s for s in blocked if s not in ready]


# What startservers starts, and what tests call.
PROGRAMS = ('boulder', 'admin', 'health-checker', 'chall-test-srv', 'ct-test-srv', 's3-test-srv', 'salesforce-test-srv',
            'zendesk-test-srv', 'load-generator')


def install():
    """Puts the image's programs where Boulder's own build puts them."""
    os.makedirs('bin', exist_ok=True)
    for name in PROGRAMS:
        program = shutil.which(name)
        if program is None:
            raise FileNotFoundError(f"{name} is not in this image: make the image boulder-k8s/boulder again")
        link = os.path.join('bin', name)
        if not os.path.islink(link) or os.readlink(link) != program:
            if os.path.lexists(link):
                os.remove(link)
            os.symlink(program, link)


def run(cmd):
    # Their words go to stderr: stdout is for the tests.
    p = subprocess.Popen(cmd, env=dict(os.environ, GORACE='halt_on_error=1'), stdin=subprocess.DEVNULL, stdout=sys.stderr)
    processes.append(p)
    return p


def start():
    """True when everything runs; what runs is ended at exit."""
    signal.signal(signal.SIGTERM, lambda *_: stop())
    signal.signal(signal.SIGINT, lambda *_: stop())
    try:
        eventually('the name publisher.service.consul', lambda: socket.getaddrinfo('publisher.service.consul', None))
        # DNS for all validations, plain and over HTTPS. Challenges are answered by the ACME client itself.
        run(('./bin/chall-test-srv', '--defaultIPv4', os.environ['FAKE_DNS'], '-defaultIPv6', '', '--dns01', ':8053,:8054',
             '--doh', ':8343,:8443', '--doh-cert', f'{IPKI}/10.77.77.77/cert.pem', '--doh-cert-key', f'{IPKI}/10.77.77.77/key.pem',
             '--management', ':8055', '--http01', '', '-https01', '', '--tlsalpn01', ''))
        if not waitport(8055, 'chall-test-srv', check):
            return False
        for wave in waves(SERVICES):
            for service in wave:
                print('Starting service', service.name, flush=True)
                run(service.cmd)
            for service in wave:
                if service.grpc_port is None:
                    up = waitport(service.debug_port, service.name, check)
                else:
                    up = waithealth(service.grpc_port, service.name, service.host_override, check)
                if not up:
                    return False
    except (TimeoutError, OSError) as error:
        print(f'Error starting the services: {error}', flush=True)
        return False
    print('All servers running. Hit ^C to kill.', flush=True)
    return True


def check():
    """True when all that was started still runs; names what does not."""
    busted = [p for p in processes if p.poll() is not None]
    for p in busted:
        print(f'exited early: {p.args} with pid {p.pid} and code {p.returncode}', flush=True)
    return not busted


@atexit.register
def stop():
    for p in reversed(processes):
        if p.poll() is None:
            p.kill()
            p.wait()
    processes.clear()
