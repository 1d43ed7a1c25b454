using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Tests.Privacy;

public sealed class HashKeyTests : IDisposable
{
    private readonly KeyDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Nodes_that_start_at_once_share_one_key()
    {
        using var start = new ManualResetEventSlim();
        var directory = Path.Combine(_directory.Path, "new");

        var readers = Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                return Convert.ToHexString(HashKey.ReadOrCreate(directory).Bytes);
            },
            TaskCreationOptions.LongRunning)).ToArray();
        start.Set();
        var keys = await Task.WhenAll(readers);

        keys.Distinct().Count().ShouldBe(1);
        Directory.GetFiles(directory).Select(Path.GetFileName).ShouldBe([HashKey.FileName]);
    }

    [Fact]
    public void Only_the_owner_may_read_the_key()
    {
        if (OperatingSystem.IsWindows())
            return;

        HashKey.ReadOrCreate(_directory.Path);

        File.GetUnixFileMode(Path.Combine(_directory.Path, HashKey.FileName)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_missing_key_is_reported_with_what_to_do()
    {
        var problem = Should.Throw<InvalidOperationException>(() => HashKey.Read(_directory.Path));

        problem.Message.ShouldContain(Path.Combine(_directory.Path, HashKey.FileName));
        problem.Message.ShouldContain("backup");
        HashKey.Exists(_directory.Path).ShouldBeFalse();
    }

    [Fact]
    public void A_damaged_key_is_neither_used_nor_replaced()
    {
        File.WriteAllBytes(Path.Combine(_directory.Path, HashKey.FileName), [1, 2, 3]);

        var problem = Should.Throw<InvalidOperationException>(() => HashKey.ReadOrCreate(_directory.Path));

        problem.Message.ShouldContain("damaged");
        File.ReadAllBytes(Path.Combine(_directory.Path, HashKey.FileName)).Length.ShouldBe(3);
    }
}
