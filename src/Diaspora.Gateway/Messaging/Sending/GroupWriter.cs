namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>
/// Writes what many threads bring in groups: while one group is being written, the next one gathers. Nobody waits for a group to fill.
/// </summary>
/// <param name="most">Items of a group at most.</param>
/// <param name="writeAsync">Writes a group; its fault goes to all who brought an item of it.</param>
internal sealed class GroupWriter<T>(int most, Func<IReadOnlyList<T>, Task> writeAsync)
{
    private readonly Lock _lock = new();
    private readonly Queue<Group> _waiting = new();
    private Group _open = new();
    private bool _writing;

    /// <summary>Brings an item; completes when it is written.</summary>
    public Task WriteAsync(T item)
    {
        Task done;
        lock (_lock)
        {
            if (_open.Items.Count == most)
            {
                _waiting.Enqueue(_open);
                _open = new Group();
            }

            _open.Items.Add(item);
            done = _open.Done.Task;
            if (_writing) return done;
            _writing = true;
        }

        _ = RunAsync();
        return done;
    }

    private async Task RunAsync()
    {
        while (Next() is { } group)
        {
            try
            {
                await writeAsync(group.Items);
                group.Done.SetResult();
            }
            catch (Exception fault)
            {
                group.Done.SetException(fault);
            }
        }
    }

    private Group? Next()
    {
        lock (_lock)
        {
            if (_waiting.TryDequeue(out var group)) return group;
            if (_open.Items.Count == 0)
            {
                _writing = false;
                return null;
            }

            group = _open;
            _open = new Group();
            return group;
        }
    }

    private sealed class Group
    {
        public List<T> Items { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
