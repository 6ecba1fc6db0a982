#!/bin/bash
# Dovecot for the interop tests, from Debian's package, which is installed if it is missing. Run as root.
#
#   dovecot.sh start [DIR]   starts it with all its state below DIR (default: a new folder below /tmp), writes
#                            DIR/server.env, prints DIR; returns when a login works
#   dovecot.sh stop DIR      ends it; safe to repeat; the mail stays for the next start
#   dovecot.sh status DIR    prints running or stopped
#
# Two ports, cleartext with STARTTLS and implicit TLS, on each of the loopback addresses that lib.sh names.
# Users: alice bob carol dave and user0 ... user999 with the password `secret`, and three with odd characters;
# root may act as any of them. Access tokens, certificates and ANONYMOUS log in, too.
# shellcheck source=interop-tests/servers/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

write_users() {
  local user
  {
    for user in alice bob carol dave anonymous user{0..999}; do printf '%s:{PLAIN}%s::::::\n' "$user" "$PASSWORD"; done
    printf '%s\n' 'quote:{PLAIN}pa"ss\word::::::' 'spaced user:{PLAIN}two words::::::' 'jörg:{PLAIN}pässwörd::::::'
  } > "$DIR/users"
  printf '%s\n' "root:{PLAIN}$PASSWORD" > "$DIR/administrators"
  printf '%s\t%s\n' quote 'pa"ss\word' 'spaced user' 'two words' jörg pässwörd > "$DIR/odd-users"
}

write_configuration() {
  cat > "$CONFIGURATION" << CONF
protocols = imap
listen = $HOST $LOGIN_DISABLED_HOST $WRONG_NAME_HOST $EXPIRED_HOST $SELF_SIGNED_HOST $BARE_HOST $CERTIFICATE_HOST
instance_name = imapala-$PORT
base_dir = $DIR/run
state_dir = $DIR/state
log_path = $DIR/log
login_greeting = Imapala tests ready.
shutdown_clients = yes

mail_home = $DIR/mail/%u
mail_location = maildir:~/Maildir
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
mail_fsync = never
mail_max_userip_connections = 10000
mailbox_idle_check_interval = 1 secs

namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
}

mail_plugins = acl quota
mail_attribute_dict = file:%h/attributes
plugin {
  acl = vfile
  acl_user = %u
  quota = count:User quota
  quota_rule = *:storage=10G
  quota_vsizes = yes
}

protocol imap {
  mail_plugins = \$mail_plugins imap_acl imap_quota
  imap_metadata = yes
  imap_max_line_length = 8 M
  imap_id_send = name * version *
}

service imap-login {
  inet_listener imap {
    port = $PORT
  }
  inet_listener imaps {
    port = $TLS_PORT
    ssl = yes
  }
  service_count = 0
  process_min_avail = 1
  client_limit = 2000
}
service imap {
  process_limit = 2000
}
# Wrong passwords are part of the tests, and no reason to answer slowly.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}

auth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256 xoauth2 oauthbearer external anonymous
auth_anonymous_username = anonymous
auth_ssl_username_from_cert = yes
auth_username_chars =
auth_failure_delay = 0
disable_plaintext_auth = no
auth_master_user_separator = *
passdb {
  driver = passwd-file
  args = $DIR/administrators
  master = yes
  pass = yes
}
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = $DIR/oauth2.conf
}
passdb {
  driver = static
  mechanisms = external
  args = nopassword=y
}
passdb {
  driver = passwd-file
  mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256
  args = username_format=%u $DIR/users
}
userdb {
  driver = passwd-file
  args = username_format=%u $DIR/users
}

ssl = yes
ssl_require_crl = no
ssl_cert_username_field = commonName
ssl_cert = <$DIR/tls/server.pem
ssl_key = <$DIR/tls/server.key
local $LOGIN_DISABLED_HOST {
  ssl = required
  disable_plaintext_auth = yes
}
local $WRONG_NAME_HOST {
  ssl_cert = <$DIR/tls/wrong-name.pem
  ssl_key = <$DIR/tls/wrong-name.key
}
local $EXPIRED_HOST {
  ssl_cert = <$DIR/tls/expired.pem
  ssl_key = <$DIR/tls/expired.key
}
local $SELF_SIGNED_HOST {
  ssl_cert = <$DIR/tls/self-signed.pem
  ssl_key = <$DIR/tls/self-signed.key
}
# OpenSSL refuses to resume sessions where clients show certificates.
local $CERTIFICATE_HOST {
  ssl_ca = <$DIR/tls/ca.pem
  ssl_verify_client_cert = yes
  ssl_options = no_ticket
}
local $BARE_HOST {
  protocol imap {
    imap_capability = IMAP4rev1
  }
}
CONF
}

# write_tokens: the key that signs access tokens, which are JWTs, and that Dovecot checks them by it.
write_tokens() {
  local key=$DIR/oauth2/default/HS256/default
  mkdir -p "${key%/*}"
  [ -s "$key" ] || openssl rand -base64 32 | tr -d '\n' > "$key"
  chmod -R a+rX "$DIR/oauth2"
  cat > "$DIR/oauth2.conf" << CONF
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=$DIR/oauth2/
username_attribute = sub
CONF
}

# make_client_certificate: DIR/tls/alice.p12, by which alice logs in.
make_client_certificate() {
  local alice=$DIR/tls/alice
  [ ! -s "$alice.p12" ] || return 0
  {
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$alice.key" -out "$alice.csr" -subj /CN=alice
    openssl x509 -req -in "$alice.csr" -out "$alice.pem" -days 3650 -CA "$DIR/tls/ca.pem" -CAkey "$DIR/tls/ca.key"
    openssl pkcs12 -export -in "$alice.pem" -inkey "$alice.key" -out "$alice.p12" -passout "pass:$PASSWORD"
  } > "$DIR/tls/alice.log" 2>&1 || { cat "$DIR/tls/alice.log" >&2; die "openssl made no certificate of alice"; }
}

launch() {
  choose_ports
  write_configuration
  # 8: what tells `run` that nobody needs the server any more.
  dovecot -c "$CONFIGURATION" < /dev/null > "$DIR/start.log" 2>&1 8>&-
}

start() {
  [ "$(id -u)" = 0 ] || die "must run as root, for Dovecot starts as root and then gives that up"
  install dovecot dovecot-imapd openssl
  prepare_dir "${1:-$(mktemp -d /tmp/imapala-dovecot.XXXXXX)}"
  CONFIGURATION=$DIR/dovecot.conf
  [ -z "$(processes "$DIR/run/master.pid" dovecot)" ] || die "already runs in $DIR"
  make_certificates
  mkdir -p "$DIR/mail" "$DIR/run"
  chown mail:mail "$DIR/mail"
  write_users
  write_tokens
  make_client_certificate
  # Somebody else may be faster in taking the ports.
  launch || launch || launch || { cat "$DIR/start.log" >&2; die "Dovecot did not start"; }
  await_login 20 || { tail -n 20 "$DIR/log" >&2; stop "$DIR"; die "Dovecot runs, but lets nobody in at $HOST:$PORT"; }
  write_env dovecot WRITES_PLACEHOLDERS KNOWS_ANONYMOUS
  # A session without a login; the name of the user goes behind it.
  echo "IMAPALA_PROCESS='/usr/lib/dovecot/imap -c $CONFIGURATION -u'" >> "$DIR/server.env"
  {
    echo "IMAPALA_ADMINISTRATOR=root"
    echo "IMAPALA_TOKEN_KEY=$(cat "$DIR/oauth2/default/HS256/default")"
    echo "IMAPALA_CERTIFICATE=$DIR/tls/alice.p12"
    echo "IMAPALA_CERTIFICATE_HOST=$CERTIFICATE_HOST"
  } >> "$DIR/server.env"
  echo "$DIR"
}

stop() {
  end_processes "$1/run/master.pid" dovecot
  rm -rf "$1/run" "$1/server.env"
}

status() {
  if [ -n "$(processes "$1/run/master.pid" dovecot)" ]; then echo running; else echo stopped; fi
}

case $#:${1:-} in
  [12]:start) start "${2:-}" ;;
  2:stop | 2:status) "$1" "$2" ;;
  *) die "usage: start [DIR] | stop DIR | status DIR" ;;
esac
