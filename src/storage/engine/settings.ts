/** Who may knock: everybody with a password, over the socket of this machine alone. */
export const accessFile = (network: 'none' | 'loopback'): string => `# Written at every start; a change here is lost.
local all all scram-sha-256
${network === 'loopback' ? 'host all all 127.0.0.1/32 scram-sha-256\n' : ''}`

/**
 * Settings for one office machine with two cores that does other work besides.
 *
 * @param isDurable false only for a cluster that is thrown away: a power cut may then destroy it
 */
export const settingsFile = (
  network: 'none' | 'loopback',
  isDurable: boolean,
): string => `# Written at every start; a change here is lost.
# What should differ on this machine goes into postgresql.conf, below its last line, or through ALTER SYSTEM.

# Reached over the unix socket only: the libraries in the package are old, and nobody outside has any business here.
listen_addresses = '${network === 'loopback' ? '127.0.0.1' : ''}'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
max_connections = 120

# What was answered "done" outlives a power cut.
fsync = ${isDurable ? 'on' : 'off'}
synchronous_commit = ${isDurable ? 'on' : 'off'}
full_page_writes = ${isDurable ? 'on' : 'off'}

# One machine has no standby; backups are logical ones.
wal_level = 'minimal'
max_wal_senders = 0
# A register of two hundred thousand rows is read in within one checkpoint.
max_wal_size = '4GB'
checkpoint_timeout = '10min'

shared_buffers = '256MB'
effective_cache_size = '1GB'
work_mem = '8MB'
maintenance_work_mem = '64MB'
random_page_cost = 1.1
jit = off
# Two cores serve more people one by one, and containers give parallel workers too little shared memory.
max_parallel_workers_per_gather = 0
max_worker_processes = 4

timezone = 'UTC'
datestyle = 'iso, ymd'
default_text_search_config = 'pg_catalog.simple'

# One file for each day of the week. No statement text and no row values: both hold what is nobody's business.
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_rotation_age = '1d'
log_rotation_size = 0
log_truncate_on_rotation = on
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
log_error_verbosity = 'terse'
log_min_error_statement = 'panic'
log_checkpoints = off
log_startup_progress_interval = '1s'
`
