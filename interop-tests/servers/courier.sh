#!/bin/bash
# Courier IMAP for the interop tests, from Debian's packages, which are unpacked into a folder of their own: beside
# Dovecot they cannot be installed. Run as root.
#
#   courier.sh start [DIR]   starts it with all its state below DIR (default: a new folder below /tmp), writes
#                            DIR/server.env, prints DIR; returns when a login works
#   courier.sh stop DIR      ends it; safe to repeat; the mail stays for the next start
#   courier.sh status DIR    prints running or stopped
#
# Courier has its paths compiled in. It runs where it alone sees its files in /etc, /run and /usr, laid over those of the
# system in a mount namespace; what it writes there is gone when it ends.
#
# Two ports, cleartext with STARTTLS and implicit TLS, on each of the loopback addresses that lib.sh names. Users: alice
# bob carol dave and user0 ... user399 with the password `secret`, and two with odd characters.
# shellcheck source=interop-tests/servers/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

USERS=400
CAPABILITIES='IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT QUOTA AUTH=CRAM-MD5 IDLE AUTH=PLAIN'

# user_line USER PASSWORD: what the user database has of a user.
user_line() {
  local home=$DIR/mail/${1// /_}
  mkdir -p "$home/Maildir"/{cur,new,tmp}
  printf '%s\tuid=%s|gid=%s|home=%s|mail=%s|systempw=%s|hmac-md5pw=%s\n' "$1" "$(id -u mail)" "$(id -g mail)" "$home" \
    "$home/Maildir" "$(openssl passwd -6 -stdin <<< "$2")" "$(userdbpw -hmac-md5 <<< "$2")"
}

write_users() {
  local user word usual
  printf '%s\t%s\n' quote 'pa"ss\word' > "$DIR/odd-users"
  if [ ! -s "$DIR/userdb" ]; then
    # All have one password: it is hashed once.
    usual=$(user_line alice "$PASSWORD")
    for user in alice bob carol dave $(seq -f 'user%.0f' 0 $((USERS - 1))); do
      mkdir -p "$DIR/mail/$user/Maildir"/{cur,new,tmp}
      printf '%s\n' "${usual//alice/$user}"
    done > "$DIR/userdb.new"
    while IFS=$'\t' read -r user word; do user_line "$user" "$word"; done < "$DIR/odd-users" >> "$DIR/userdb.new"
    mv "$DIR/userdb.new" "$DIR/userdb"
  fi
  install_file "$DIR/userdb" /etc/courier/userdb
  makeuserdb
  find "$DIR/mail" ! -user mail -exec chown -h mail:mail {} +
}

install_file() { cp "$1" "$2" && chmod 600 "$2"; }

# lay_over: puts Courier's files over those of the system, for this mount namespace.
lay_over() {
  local layer=$DIR/layer part
  mkdir -p "$layer"
  mount -t tmpfs -o mode=755 imapala "$layer"
  for part in etc run usr; do
    mkdir -p "$layer/$part.upper" "$layer/$part.work" "$ROOT/$part"
    mount -t overlay -o "lowerdir=$ROOT/$part:/$part,upperdir=$layer/$part.upper,workdir=$layer/$part.work" imapala "/$part"
  done
}

# serve NAME ADDRESS CERTIFICATE CAPABILITIES TLS_REQUIRED: both ports of an address.
serve() {
  local name=$1 address=$2 certificate=$3
  (
    export IMAP_CAPABILITY="$4" IMAP_CAPABILITY_TLS="$4" IMAP_TLS_REQUIRED=$5
    export TLS_CERTFILE="$DIR/tls/$certificate-courier.pem"
    couriertcpd -address="$address" -maxprocs=2000 -maxperip=2000 -nodnslookup -noidentlookup "$PORT" \
      /usr/lib/courier/courier/imaplogin /usr/bin/imapd Maildir 2>> "$DIR/log" &
    IMAP_TLS=1 couriertcpd -address="$address" -maxprocs=2000 -maxperip=2000 -nodnslookup -noidentlookup "$TLS_PORT" \
      /usr/bin/couriertls -server -tcpd -user=courier /usr/lib/courier/courier/imaplogin /usr/bin/imapd Maildir 2>> "$DIR/log" &
    wait
  ) &
}

# inside: what goes on in the mount namespace, until it is told to end.
inside() {
  local port=$PORT
  lay_over
  export PATH=/usr/sbin:/usr/bin:/sbin:/bin
  export LD_LIBRARY_PATH=/usr/lib/courier-authlib
  grep -q '^courier:' /etc/passwd || echo 'courier:x:5143:5143::/nonexistent:/usr/sbin/nologin' >> /etc/passwd
  grep -q '^courier:' /etc/group || echo 'courier:x:5143:' >> /etc/group
  mkdir -p /etc/courier/shared /run/courier/authdaemon
  chown courier:courier /run/courier/authdaemon
  write_users
  sed -i 's/^authmodulelist=.*/authmodulelist="authuserdb"/' /etc/courier/authdaemonrc
  set -a +eu
  # shellcheck disable=SC1091
  . /etc/courier/authdaemonrc
  # shellcheck disable=SC1091
  . /etc/courier/imapd
  # shellcheck disable=SC1091
  . /etc/courier/imapd-ssl
  # IDLE looks for news so often, in seconds; Courier's own is a minute.
  IMAP_IDLE_TIMEOUT=1 IMAP_ENHANCEDIDLE=0 IMAP_ULIMITD=2000000 IMAP_EMPTYTRASH='' IMAP_KEYWORDS=1 IMAP_ACL=0
  PORT=$port IMAP_STARTTLS=YES TLS_TRUSTCERTS=$DIR/tls/ca.pem TLS_VERIFYPEER=NONE TLS_CACHEFILE='' TLS_DHPARAMS=''
  set +a
  /usr/lib/courier/courier-authlib/authdaemond 2>> "$DIR/log" &
  serve usual "$HOST" server "$CAPABILITIES" 0
  serve disabled "$LOGIN_DISABLED_HOST" server "$CAPABILITIES" 1
  serve wrong-name "$WRONG_NAME_HOST" wrong-name "$CAPABILITIES" 0
  serve expired "$EXPIRED_HOST" expired "$CAPABILITIES" 0
  serve self-signed "$SELF_SIGNED_HOST" self-signed "$CAPABILITIES" 0
  serve bare "$BARE_HOST" server 'IMAP4rev1 AUTH=PLAIN' 0
  wait
}

launch() {
  choose_ports
  # 8: what tells `run` that nobody needs the server any more.
  DIR=$DIR ROOT=$ROOT PORT=$PORT TLS_PORT=$TLS_PORT setsid unshare --mount --propagation private \
    "$(readlink -f "${BASH_SOURCE[0]}")" inside "$DIR" < /dev/null > "$DIR/start.log" 2>&1 8>&- &
  echo $! > "$DIR/server.pid"
  await_login 20
}

start() {
  local certificate
  [ "$(id -u)" = 0 ] || die "must run as root, for Courier starts as root and then gives that up"
  prepare_dir "${1:-$(mktemp -d /tmp/imapala-courier.XXXXXX)}"
  [ -z "$(processes "$DIR/server.pid" courier)" ] || die "already runs in $DIR"
  install openssl openssl
  unpack courier courier-imap courier-base courier-authdaemon courier-authlib-userdb
  make_certificates
  for certificate in server wrong-name expired self-signed; do
    cat "$DIR/tls/$certificate.key" "$DIR/tls/$certificate.pem" > "$DIR/tls/$certificate-courier.pem"
  done
  chmod 644 "$DIR"/tls/*
  mkdir -p "$DIR/mail"
  # Somebody else may be faster in taking the ports.
  launch || { stop "$DIR"; launch; } || { stop "$DIR"; launch; } ||
    { tail -n 20 "$DIR/log" "$DIR/start.log" >&2; stop "$DIR"; die "Courier lets nobody in at $HOST:$PORT"; }
  write_env courier ENDS_LAST_LINE SAYS_NO_TRYCREATE SAYS_NO_UIDNEXT TELLS_WHEN_ASKED CUTS_EMBEDDED_BODIES \
    SLOWS_DOWN_WITH_SIZE TELLS_QUOTA_WITHOUT_LIST SEARCHES_SIZES_WITHOUT_CR SEARCHES_EMBEDDED_HEADERS ASSUMES_8BIT \
    MISCOUNTS_EMBEDDED_PARTS RENAMES_WHAT_IS_MISSING REFUSES_SURROGATES_IN_NAMES \
    LEAVES_GROUPS_OPEN TELLS_MULTIPARTS_AS_PARTS
  echo "$DIR"
}

stop() {
  end_processes "$1/server.pid" courier
  rm -f "$1/server.env"
}

status() {
  if [ -n "$(processes "$1/server.pid" courier)" ]; then echo running; else echo stopped; fi
}

case $#:${1:-} in
  [12]:start) start "${2:-}" ;;
  2:stop | 2:status | 2:inside) "$1" "$2" ;;
  *) die "usage: start [DIR] | stop DIR | status DIR" ;;
esac
