# shellcheck shell=bash
# What the server scripts share; sourced, not run.
#
# A server keeps everything below one folder DIR, listens on loopback addresses only, and runs in a session of its own
# whose number is the pid in its pid file, so that `stop` finds every process of it and no other.
set -euo pipefail
umask 022

PASSWORD=secret

# The same two ports on six addresses, for the kernel answers on all of 127/8: one as it should be, one that allows no
# login before STARTTLS, three with bad certificates, and one that offers IMAP4rev1 and no extension at all.
HOST=127.0.0.1
LOGIN_DISABLED_HOST=127.0.0.2
WRONG_NAME_HOST=127.0.0.3
EXPIRED_HOST=127.0.0.4
SELF_SIGNED_HOST=127.0.0.5
BARE_HOST=127.0.0.6
# Where a server asks clients for their certificates, if it can.
CERTIFICATE_HOST=127.0.0.7

say() { printf '%s\n' "$*" >&2; }
die() { say "${0##*/}: $*"; exit 1; }

# --- packages ---

# install SERVICE PACKAGE...: the Debian packages that are missing. Their SERVICE starts neither now nor at a next boot.
install() {
  local service=$1 package missing=() log
  shift
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get > /dev/null || die "needs the packages ${missing[*]}; without apt-get, install them by hand"
  say "installing ${missing[*]}"
  log=$(mktemp)
  # One at a time; a second caller then finds everything there.
  (flock 9 && deny_services && install_missing "${missing[@]}" && update-rc.d "$service" disable) \
    9> /run/lock/imapala-install < /dev/null > "$log" 2>&1 || { cat "$log" >&2; die "could not install ${missing[*]}"; }
  rm "$log"
}

install_missing() {
  apt-cache show "$@" > /dev/null 2>&1 || apt_get update
  # Lists may be there and too old: what they name is gone from the archive.
  apt_get install -y --no-install-recommends "$@" ||
    { apt_get update && apt_get install -y --no-install-recommends "$@"; }
}

# apt_get ARGUMENTS: tried again, because `update` does not wait for another's lock, and mirrors fail at times.
apt_get() {
  local try
  for try in 1 2 3 4 5; do
    if DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"; then return 0; fi
    say "apt-get $1 failed, try $try of 5"
    sleep "$((try * 2))"
  done
  return 1
}

# deny_services: packages must not start services until this subshell ends. A policy that is there already stays.
deny_services() {
  local policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ] && ! grep -q imapala "$policy"; then return 0; fi
  printf '%s\n' '#!/bin/sh' '# imapala interop tests: removed after the installation' 'exit 101' > "$policy"
  chmod 755 "$policy"
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
}

# unpack NAME PACKAGE...: sets ROOT to a folder with the files of those packages, and of all that they need and this
# system lacks, for a server that cannot be installed beside another one. Nothing outside of the folder changes.
unpack() {
  local name=$1
  shift
  ROOT=/var/tmp/imapala-servers/$name
  command -v apt-get > /dev/null || die "needs apt-get to download $*"
  mkdir -p "${ROOT%/*}"
  (flock 9 && [ -e "$ROOT/.complete" ] || unpack_here "$@") 9> "${ROOT%/*}/lock" < /dev/null > "${ROOT%/*}/$name.log" 2>&1 ||
    { cat "${ROOT%/*}/$name.log" >&2; die "could not download $*"; }
}

unpack_here() {
  local work=$ROOT.new missing package
  rm -rf "$ROOT" "$work"
  mkdir -p "$work/packages" "$work/root/usr/lib"
  # As on the system itself, so that all libraries are in one place.
  ln -s usr/lib "$work/root/lib"
  apt-cache show "$@" > /dev/null 2>&1 || apt_get update
  mapfile -t missing < <(missing_packages "$@")
  # `apt-get download` writes into the folder it is started in, as a user that may do little.
  chmod 777 "$work/packages"
  (cd "$work/packages" && { apt_get download "${missing[@]}" || { apt_get update && apt_get download "${missing[@]}"; }; })
  for package in "$work"/packages/*.deb; do dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C "$work/root"; done
  touch "$work/root/.complete"
  chmod 755 "$work/root"
  mv "$work/root" "$ROOT"
  rm -rf "$work"
}

# missing_packages PACKAGE...: what an installation would install.
missing_packages() {
  local package
  apt-get -s -q install --no-install-recommends "$@" | sed -n 's/^Inst \([^ ]*\).*/\1/p'
  # Those that are there already, for their files may be wanted in the folder all the same.
  for package in "$@"; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" = installed ]; then echo "$package"; fi
  done
}

# --- the folder ---

# prepare_dir DIR: makes DIR and sets it to its absolute form. Servers drop root, so others must be able to pass.
prepare_dir() {
  mkdir -p "$1"
  DIR=$(cd "$1" && pwd -P)
  [ ${#DIR} -le 70 ] || die "$DIR is too long for Unix sockets: at most 70 characters"
  case $DIR in *[!A-Za-z0-9/._-]*) die "$DIR: only letters, digits and / . _ - in the folder's path" ;; esac
  chmod 755 "$DIR"
  local up=$DIR
  while [ "$up" != / ]; do
    case $(stat -c %A "$up") in *[xt]) ;; *) die "other users cannot pass $up: use a folder below /tmp" ;; esac
    up=$(dirname "$up")
  done
}

# write_env NAME [TRAIT...]: DIR/server.env, what the tests are told; each TRAIT is one of Trait.java.
write_env() {
  cat > "$DIR/server.env" << ENV
IMAPALA_SERVER=$1
IMAPALA_HOST=$HOST
IMAPALA_PORT=$PORT
IMAPALA_TLS_PORT=$TLS_PORT
IMAPALA_USER=alice
IMAPALA_PASSWORD=$PASSWORD
IMAPALA_CA=$DIR/tls/ca.pem
IMAPALA_LOGIN_DISABLED_HOST=$LOGIN_DISABLED_HOST
IMAPALA_WRONG_NAME_HOST=$WRONG_NAME_HOST
IMAPALA_EXPIRED_HOST=$EXPIRED_HOST
IMAPALA_SELF_SIGNED_HOST=$SELF_SIGNED_HOST
IMAPALA_BARE_HOST=$BARE_HOST
IMAPALA_ODD_USERS=$DIR/odd-users
IMAPALA_TRAITS='${*:2}'
ENV
}

# --- certificates ---

# make_certificates: DIR/tls gets a CA, and server, wrong-name, expired and self-signed certificates with one key.
make_certificates() {
  [ ! -s "$DIR/tls/ca.pem" ] || return 0
  local work=$DIR/tls.new
  rm -rf "$work"
  mkdir "$work"
  (cd "$work" && make_certificates_here) > "$work/log" 2>&1 ||
    { cat "$work/log" >&2; die "openssl made no certificates"; }
  mv "$work" "$DIR/tls"
}

make_certificates_here() {
  local names="DNS:localhost,IP:$HOST,IP:$LOGIN_DISABLED_HOST,IP:$EXPIRED_HOST,IP:$SELF_SIGNED_HOST,IP:$BARE_HOST"
  names+=,IP:$CERTIFICATE_HOST
  printf '%s\n' '[req]' 'distinguished_name = dn' '[dn]' > req.cnf
  certificate ca 3650 basicConstraints=critical,CA:TRUE -signkey ca.key
  certificate server 3650 "subjectAltName=$names" -CA ca.pem -CAkey ca.key
  certificate wrong-name 3650 subjectAltName=DNS:mail.example.org -CA ca.pem -CAkey ca.key
  certificate expired -1 "subjectAltName=$names" -CA ca.pem -CAkey ca.key
  certificate self-signed 3650 "subjectAltName=$names" -signkey self-signed.key
}

# certificate NAME DAYS EXTENSION SIGNER...: NAME.key and NAME.pem
certificate() {
  local name=$1 days=$2 extension=$3
  shift 3
  openssl req -config req.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$name.key" -out "$name.csr" \
    -subj "/CN=Imapala test $name" -addext "$extension"
  openssl x509 -req -in "$name.csr" -out "$name.pem" -days "$days" -copy_extensions copy "$@"
  rm "$name.csr"
}

# --- ports and processes ---

# choose_ports: PORT and TLS_PORT, below those the kernel gives to clients. Somebody else may still take them first.
choose_ports() {
  local try
  for try in {1..100}; do
    PORT=$((20000 + (RANDOM % 6000) * 2)) TLS_PORT=$((PORT + 1))
    if ! listens "$PORT" && ! listens "$TLS_PORT"; then return 0; fi
  done
  die "found no two free ports on $HOST"
}

listens() { (exec 3<> "/dev/tcp/$HOST/$1") 2> /dev/null; }

# await_login SECONDS: until the first user can log in.
await_login() {
  local end=$((SECONDS + $1))
  while [ "$SECONDS" -lt "$end" ]; do
    if (log_in) 2> /dev/null; then return 0; fi
    sleep 0.05
  done
  return 1
}

log_in() {
  local line
  exec 3<> "/dev/tcp/$HOST/$PORT"
  IFS= read -r -t 5 line <&3
  printf 'a LOGIN alice %s\r\nb LOGOUT\r\n' "$PASSWORD" >&3
  while IFS= read -r -t 5 line <&3; do
    case $line in 'a OK'*) return 0 ;; 'a '*) return 1 ;; esac
  done
  return 1
}

# processes PIDFILE MARK: the living ones of the session that PIDFILE names, as far as MARK stands in their command
# lines (by now the system may have given the number to somebody else).
processes() {
  local session proc line fields
  [ -s "$1" ] && read -r session < "$1" || return 0
  for proc in /proc/[0-9]*; do
    IFS= read -r line 2> /dev/null < "$proc/stat" || continue
    # After the name, which may hold anything: state, parent, group, session.
    read -r -a fields <<< "${line##*) }"
    [ "${fields[3]}" = "$session" ] && [ "${fields[0]}" != Z ] || continue
    if grep -qaF -- "$2" "$proc/cmdline" 2> /dev/null; then echo "${proc##*/}"; fi
  done
}

# end_processes PIDFILE MARK: asks the first of them to end, then those that stay, at last kills them.
end_processes() {
  local try left
  for try in {0..200}; do
    mapfile -t left < <(processes "$1" "$2")
    [ ${#left[@]} -gt 0 ] || break
    case $try in
      0) kill -TERM "$(cat "$1")" 2> /dev/null || kill -TERM "${left[@]}" 2> /dev/null || true ;;
      60) kill -TERM "${left[@]}" 2> /dev/null || true ;;
      120) kill -KILL "${left[@]}" 2> /dev/null || true ;;
      200) die "processes ${left[*]} do not end" ;;
    esac
    sleep 0.05
  done
  rm -f "$1"
}
