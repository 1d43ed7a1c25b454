// The tests wait for PostgreSQL, Redis and Kannel more than they compute: with one thread a core, half of the cores would idle.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
