#!/bin/bash
# Cyrus IMAP for the interop tests, from Debian's packages, which are unpacked into a folder of their own: beside Dovecot
# they cannot be installed. Run as root.
#
#   cyrus.sh start [DIR]   starts it with all its state below DIR (default: a new folder below /tmp), writes
#                          DIR/server.env, prints DIR; returns when a login works
#   cyrus.sh stop DIR      ends it; safe to repeat; the mail stays for the next start
#   cyrus.sh status DIR    prints running or stopped
#
# Two ports, cleartext with STARTTLS and implicit TLS, on each of the loopback addresses that lib.sh names, each address
# with a configuration of its own. Users: alice bob carol dave and user0 ... user399 with the password `secret`, and one
# whose password has odd characters; names with spaces or 8-bit letters Cyrus does not have.
# shellcheck source=interop-tests/servers/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

USERS=400

find_files() {
  unpack cyrus cyrus-imapd cyrus-common sasl2-bin libsasl2-modules libsasl2-modules-db libeatmydata1
  LIBRARIES=$(dirname "$(find "$ROOT/usr/lib" -name 'libcyrus.so.0' | head -n 1)")
  BIN=$ROOT/usr/lib/cyrus/bin
  export LD_LIBRARY_PATH=$LIBRARIES
  export SASL_PATH=$LIBRARIES/sasl2
  export CYRUS_USER=mail
  # Nobody needs what a crash would lose.
  LD_PRELOAD=$(find "$LIBRARIES" -name 'libeatmydata.so' | head -n 1)
}

# write_users: each is a run of its own.
write_users() {
  local user database=$DIR/state/sasldb2
  printf '%s\t%s\n' quote 'pa"ss\word' > "$DIR/odd-users"
  [ ! -s "$database" ] || return 0
  for user in alice bob carol dave $(seq -f 'user%.0f' 0 $((USERS - 1))); do
    printf '%s' "$PASSWORD" | "$ROOT/usr/sbin/saslpasswd2" -p -c -f "$database" -u localhost "$user"
  done
  while IFS=$'\t' read -r user word; do
    printf '%s' "$word" | "$ROOT/usr/sbin/saslpasswd2" -p -c -f "$database" -u localhost "$user"
  done < "$DIR/odd-users"
  chown mail:mail "$database"
}

# write_configuration NAME CERTIFICATE LINE...: DIR/NAME.conf
write_configuration() {
  local name=$1 certificate=$2
  shift 2
  cat > "$DIR/$name.conf" << CONF
configdirectory: $DIR/state
defaultpartition: default
partition-default: $DIR/mail
proc_path: $DIR/run/proc
mboxname_lockpath: $DIR/run/lock
idlesocket: $DIR/run/socket/idle
lmtpsocket: $DIR/run/socket/lmtp
notifysocket: $DIR/run/socket/notify
cyrus_user: mail
cyrus_group: mail
admins: nobody
servername: localhost
virtdomains: off
altnamespace: yes
unixhierarchysep: yes
autocreate_quota: 209715200
autocreate_post: yes
annotation_allow_undefined: yes
autocreate_inbox_folders: Sent
autocreate_subscribe_folders: Sent
specialusealways: yes
expunge_mode: immediate
delete_mode: immediate
conversations: yes
conversations_max_guidinfolder: 100000000
conversations_max_guidexists: 100000000
conversations_max_guidrecords: 100000000
imapidlepoll: 1
maxword: 8388608
maxquoted: 8388608
maxheaderlines: 5000
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: $DIR/state/sasldb2
sasl_mech_list: PLAIN LOGIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256
tls_server_cert: $DIR/tls/$certificate.pem
tls_server_key: $DIR/tls/$certificate.key
tls_session_timeout: 0
syslog_prefix: imapala-cyrus
CONF
  printf '%s\n' "$@" >> "$DIR/$name.conf"
}

write_configurations() {
  write_configuration usual server 'allowplaintext: yes'
  write_configuration disabled server 'allowplaintext: no'
  write_configuration wrong-name wrong-name 'allowplaintext: yes'
  write_configuration expired expired 'allowplaintext: yes'
  write_configuration self-signed self-signed 'allowplaintext: yes'
  write_configuration bare server 'allowplaintext: yes' "suppress_capabilities: $(every_capability)"
}

# every_capability: what Cyrus may offer, but for IMAP4rev1 and the ways to log in.
every_capability() {
  echo LITERAL+ ID ENABLE SASL-IR ACL ANNOTATE-EXPERIMENT-1 BINARY CATENATE CHILDREN CONDSTORE CREATE-SPECIAL-USE \
    ESEARCH ESORT LIST-EXTENDED LIST-MYRIGHTS LIST-STATUS MAILBOX-REFERRALS METADATA MOVE MULTIAPPEND NAMESPACE OBJECTID \
    PREVIEW QRESYNC QUOTA RIGHTS=kxten SAVEDATE SEARCH=FUZZY SORT SORT=DISPLAY SPECIAL-USE STATUS=SIZE \
    THREAD=ORDEREDSUBJECT THREAD=REFERENCES UIDPLUS UNSELECT URLAUTH URLAUTH=BINARY WITHIN DIGEST=SHA1 LIST-METADATA \
    NO_ATOMIC_RENAME SCAN SORT=MODSEQ SORT=UID THREAD=REFS X-CREATEDMODSEQ X-REPLICATION X-SIEVE-MAILBOX XLIST XMOVE \
    XCONVERSATIONS COMPRESS=DEFLATE X-QUOTA=STORAGE X-QUOTA=MESSAGE X-QUOTA=X-ANNOTATION-STORAGE \
    X-QUOTA=X-NUM-FOLDERS IDLE APPENDLIMIT=4294967295 APPENDLIMIT STARTTLS LOGINDISABLED
}

service() {
  local configuration=$1 name=${1/-/}
  local address=$2 prefork=$3
  echo "  $name cmd=\"$BIN/imapd -C $DIR/$configuration.conf\" listen=\"$address:$PORT\" proto=\"tcp4\" prefork=$prefork"
  echo "  ${name}tls cmd=\"$BIN/imapd -C $DIR/$configuration.conf -s\" listen=\"$address:$TLS_PORT\" proto=\"tcp4\" prefork=$prefork"
}

write_services() {
  {
    printf 'START {\n  recover cmd="%s/ctl_cyrusdb -C %s/usual.conf -r"\n}\n' "$BIN" "$DIR"
    printf 'DAEMON {\n  idled cmd="%s/idled -C %s/usual.conf"\n}\nSERVICES {\n' "$BIN" "$DIR"
    service usual "$HOST" 2
    service disabled "$LOGIN_DISABLED_HOST" 0
    service wrong-name "$WRONG_NAME_HOST" 0
    service expired "$EXPIRED_HOST" 0
    service self-signed "$SELF_SIGNED_HOST" 0
    service bare "$BARE_HOST" 0
    printf '}\nEVENTS {\n  checkpoint cmd="%s/ctl_cyrusdb -C %s/usual.conf -c" period=30\n}\n' "$BIN" "$DIR"
  } > "$DIR/cyrus.conf"
}

launch() {
  choose_ports
  write_services
  # 8: what tells `run` that nobody needs the server any more.
  LD_PRELOAD=$LD_PRELOAD setsid "$BIN/master" -C "$DIR/usual.conf" -M "$DIR/cyrus.conf" -p "$DIR/run/master.pid" \
    -L "$DIR/log" < /dev/null > "$DIR/start.log" 2>&1 8>&- &
  await_login 20
}

start() {
  [ "$(id -u)" = 0 ] || die "must run as root, for Cyrus starts as root and then gives that up"
  prepare_dir "${1:-$(mktemp -d /tmp/imapala-cyrus.XXXXXX)}"
  [ -z "$(processes "$DIR/run/master.pid" cyrus)" ] || die "already runs in $DIR"
  install openssl openssl
  find_files
  make_certificates
  mkdir -p "$DIR"/{mail,state,run/{proc,lock,socket}} "$DIR"/state/{db,log,msg,quota,sieve,socket,user,backup}
  write_configurations
  write_users
  chown -R mail:mail "$DIR"/{mail,state,run}
  chmod 644 "$DIR"/tls/*
  # Somebody else may be faster in taking the ports.
  launch || { stop "$DIR"; launch; } || { stop "$DIR"; launch; } ||
    { tail -n 20 "$DIR/log" "$DIR/start.log" >&2; stop "$DIR"; die "Cyrus lets nobody in at $HOST:$PORT"; }
  write_env cyrus LISTS_INBOX_IN_CAPITALS REPLACES_RAW_OCTETS HAS_NO_PREVIEW_AT_TIMES SORTS_MIN_BY_NUMBER \
    KEEPS_QUOTAS_TO_ADMINISTRATORS REFUSES_BRACES_IN_NAMES KEEPS_MAILBOXES_WITH_CHILDREN \
    WRITES_ENVELOPES_LOOSELY TELLS_FLAGS_BEFORE_EXISTS
  echo "$DIR"
}

stop() {
  end_processes "$1/run/master.pid" "$1"
  rm -rf "$1/server.env"
}

status() {
  if [ -n "$(processes "$1/run/master.pid" "$1")" ]; then echo running; else echo stopped; fi
}

case $#:${1:-} in
  [12]:start) start "${2:-}" ;;
  2:stop | 2:status) "$1" "$2" ;;
  *) die "usage: start [DIR] | stop DIR | status DIR" ;;
esac
