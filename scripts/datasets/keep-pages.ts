/**
 * DuckDB's allocator gives memory back a second after it was used, and a load takes the same amount again at once: a quarter of its
 * time went there. Within the engine's bound it is kept until the load ends. Read when the library is loaded: imported before it.
 */
process.env['DUCKDB_JE_MALLOC_CONF'] ??= 'dirty_decay_ms:-1,muzzy_decay_ms:-1';
