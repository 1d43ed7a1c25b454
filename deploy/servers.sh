# Sourced by ../gateway: a private PostgreSQL and a private Redis whose data is below $dir, on free loopback ports.
# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # dir comes from the caller, postgres and redis go to it

# need COMMAND PACKAGE PURPOSE [ALL]: installs the package when the command is missing; only root can.
need() {
  compgen -G "$1" >/dev/null || command -v "$1" >/dev/null && return
  as_root || die "$2 is missing ($3). Type: sudo apt-get install -y ${4-$2}"
  say "Installing $2 with apt: $3."
  if [[ $2 == postgresql && ! -e /etc/postgresql-common/createcluster.conf ]]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  fi
  local log
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1
  { timeout 300 apt-get update -o DPkg::Lock::Timeout=120 &&
    timeout 1200 apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$2"; } </dev/null >"$log" 2>&1 ||
    { tail -n 15 "$log" >&2; rm -f "$log"; die "apt could not install $2."; }
  rm -f "$log"
}

need_sdk() {
  [[ $'\n'$(dotnet --list-sdks 2>/dev/null) == *$'\n10.'* ]] ||
    die "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0"
}

need_postgres() { need '/usr/lib/postgresql/*/bin/postgres' postgresql "the gateway keeps its data in PostgreSQL" "postgresql redis-server"; }
need_redis() { need redis-server redis-server "the gateway keeps running conversations in Redis" "postgresql redis-server"; }

need_kannel() {
  need /usr/sbin/bearerbox kannel "the tests send texts through it" "kannel kannel-extras"
  need /usr/lib/kannel/test/fakesmsc kannel-extras "it holds the network that the tests send texts to" "kannel kannel-extras"
}

# A zombie is not alive: in a container nobody may collect it.
alive() { [[ $(sed -n 's/^State:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null) == [!ZX]* ]]; }

# end_process PID SECONDS [TARGET [SIGNAL]]: asks, and kills when it has not ended in time; TARGET may be its group.
end_process() {
  local i target=${3:-$1}
  kill -s "${4:-TERM}" -- "$target" 2>/dev/null || kill -s "${4:-TERM}" "$1" 2>/dev/null   # not yet a group
  for ((i = 0; i < $2 * 10; i++)); do alive "$1" || return 0; sleep 0.1; done
  kill -KILL -- "$target" 2>/dev/null
  exit_code_of_stop=1
}

free_port() {
  local try port
  for ((try = 0; try < 100; try++)); do
    port=$((20000 + SRANDOM % 10000))   # below the ports that the system gives to outgoing connections
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  die "No free port between 20000 and 29999."
}

password() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# Replaces a subshell: PostgreSQL refuses to run as root, and its user may not stand in root's working directory.
exec_as_postgres() {
  cd /
  exec 9>&-
  if as_root; then exec setsid -w setpriv --reuid postgres --regid postgres --init-groups "$@"; fi
  exec setsid -w "$@"
}

# Sets home, where the cluster lives: DIR/postgres, or a folder that it links to when its user cannot reach DIR.
find_postgres_home() {
  home=$(readlink -m "$dir/postgres")
  [[ -d $home/data ]] && return
  mkdir -p "$home"; chmod 700 "$home"
  as_root || return 0
  chown postgres: "$home"
  (exec_as_postgres test -w "$home") && return
  home=/var/lib/diaspora-gateway/$(printf %s "$dir" | sha256sum | cut -c1-16)
  [[ ! -e $home ]] || mv "$home" "$home.$(date -u +%Y%m%dT%H%M%S)"   # of a DIR that has been deleted since
  mkdir -p "${home%/*}"; install -d -m 700 -o postgres -g postgres "$home"
  rm -rf "$dir/postgres"; ln -s "$home" "$dir/postgres"
  say "The database is kept in $home, because PostgreSQL's system user cannot reach $dir."
}

# Sets bin, the programs of the version that made the cluster, else of the newest.
find_postgres_bin() {
  if [[ -f $home/data/PG_VERSION ]]; then
    bin=/usr/lib/postgresql/$(<"$home/data/PG_VERSION")/bin
    [[ -x $bin/postgres ]] || die "The data in $home needs PostgreSQL $(<"$home/data/PG_VERSION"), which is not installed."
  else
    bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1)
  fi
}

# No Unix socket, no password for the superuser of the cluster (so nobody can be it), no values in the log.
create_cluster() {
  local secret database=gateway rights=
  secret=$(password)
  [[ $1 == run ]] || { database=postgres; rights=superuser; }
  rm -rf "$home/new"
  (exec_as_postgres timeout 120 "$bin/initdb" -D "$home/new" -E UTF8 --locale=C -U postgres \
    --auth-local=reject --auth-host=scram-sha-256) >"$home/setup.log" 2>&1 || return
  printf '%s\n' "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" "timezone = 'UTC'" \
    'log_error_verbosity = terse' 'log_min_error_statement = panic' >>"$home/new/postgresql.conf"
  [[ $1 == run ]] || echo 'max_connections = 300' >>"$home/new/postgresql.conf"
  [[ $1 != test ]] || printf '%s = off\n' fsync synchronous_commit full_page_writes >>"$home/new/postgresql.conf"
  { echo "create role gateway login $rights password '$secret';"
    [[ $database == postgres ]] || echo "create database $database owner gateway;"; } |
    (exec_as_postgres timeout 60 "$bin/postgres" --single -D "$home/new" postgres) >>"$home/setup.log" 2>&1 || return
  (umask 077; echo "Username=gateway;Password=$secret;Database=$database" >"$home/login")
  mv "$home/new" "$home/data"
}

# start_postgres run|test|bench: sets postgres, the Npgsql connection string.
start_postgres() {
  local home bin port waited=0
  find_postgres_home
  find_postgres_bin
  [[ -d $home/data ]] || create_cluster "$1" || { tail -n 5 "$home/setup.log" >&2; die "PostgreSQL could not create its data in $home."; }
  ! as_root || [[ $(stat -c %U "$home/data") == postgres ]] ||
    die "The data in $home belongs to $(stat -c %U "$home/data"): run ./gateway as that user."
  port=$(free_port)
  (exec_as_postgres "$bin/postgres" -D "$home/data" -p "$port") </dev/null >>"$home/log" 2>&1 &
  postgres_pid=$!
  until [[ $(sed -n 8p "$home/data/postmaster.pid" 2>/dev/null) == ready* ]]; do
    { alive "$postgres_pid" && ((waited++ < 600)); } || { tail -n 5 "$home/log" >&2; die "PostgreSQL did not start; its log is $home/log."; }
    sleep 0.1
  done
  postgres="Host=127.0.0.1;Port=$port;$(<"$home/login")"
}

# The pid file may be stale and its number another process's by now: a server works in its own data directory.
stop_postgres() {
  local home pid
  home=$(readlink -m "$dir/postgres")
  pid=${postgres_pid:-$(head -n 1 "$home/data/postmaster.pid" 2>/dev/null)}
  [[ -n $pid ]] || return 0
  if [[ -n $postgres_pid || $(readlink "/proc/$pid/cwd") == "$home/data" ]]; then
    end_process "$pid" 30 "$pid" INT   # its fast shutdown
  else
    rm -f "$home/data/postmaster.pid"
  fi
}

# start_redis run|test|bench: sets redis, the StackExchange.Redis configuration.
start_redis() {
  local port secret='' waited=0
  port=$(free_port)
  mkdir -p "$dir/redis"; chmod 700 "$dir/redis"
  [[ $1 != run ]] || secret=$(password)
  (umask 077; cat >"$dir/redis/redis.conf") <<END
bind 127.0.0.1
port $port
dir "$dir/redis"
pidfile "$dir/redis/redis.pid"
logfile "$dir/redis/log"
$([[ $1 == run ]] && printf 'requirepass %s\nappendonly yes\nsave 3600 1' "$secret" || echo 'save ""')
END
  setsid redis-server "$dir/redis/redis.conf" </dev/null >>"$dir/redis/log" 2>&1 9>&- &
  redis_pid=$!
  until [[ $(REDISCLI_AUTH=$secret timeout 2 redis-cli -p "$port" ping 2>/dev/null) == PONG ]]; do
    { alive "$redis_pid" && ((waited++ < 300)); } || { tail -n 5 "$dir/redis/log" >&2; die "Redis did not start; its log is $dir/redis/log."; }
    sleep 0.1
  done
  redis=127.0.0.1:$port${secret:+,password=$secret}
}

# SIGTERM makes Redis save and end, as SHUTDOWN does.
stop_redis() {
  local pid
  pid=${redis_pid:-$(cat "$dir/redis/redis.pid" 2>/dev/null)}
  [[ -n $pid ]] || return 0
  [[ -z $redis_pid && $(readlink "/proc/$pid/cwd") != "$dir/redis" ]] || end_process "$pid" 30
}

# What other programs on this machine need to reach the private servers.
write_servers() {
  local lines=()
  [[ -z $postgres ]] || lines+=($'\n'"  \"postgres\": \"$postgres\"")
  [[ -z $redis ]] || lines+=($'\n'"  \"redis\": \"$redis\"")
  local IFS=,
  echo "{ ${lines[*]}"$'\n}'
}
