using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Tests.Privacy;

public sealed class KeyedHasherTests : IDisposable
{
    private readonly KeyDirectory _directory = new();
    private readonly KeyDirectory _otherDirectory = new();
    private readonly KeyedHasher _hasher;

    public KeyedHasherTests() => _hasher = new KeyedHasher(HashKey.ReadOrCreate(_directory.Path));

    public void Dispose()
    {
        _directory.Dispose();
        _otherDirectory.Dispose();
    }

    [Fact]
    public void The_same_number_has_the_same_hash_however_it_was_written()
    {
        Msisdn.TryParse("5000 0101", "LS", out var typed).ShouldBeTrue();

        _hasher.Hash(typed).ShouldBe(_hasher.Hash(Msisdn.FromProvider("26650000101").ShouldNotBeNull()));
    }

    [Fact]
    public void Another_installation_has_other_hashes()
    {
        var other = new KeyedHasher(HashKey.ReadOrCreate(_otherDirectory.Path));

        other.Hash("session", "abc").ShouldNotBe(_hasher.Hash("session", "abc"));
    }

    [Fact]
    public void Purposes_do_not_mix()
    {
        _hasher.Hash("session", "abc").ShouldNotBe(_hasher.Hash("token", "abc"));
        _hasher.Hash("ab", "c").ShouldNotBe(_hasher.Hash("a", "bc"));
    }

    [Fact]
    public void A_phone_hash_goes_through_hex_and_bytes_unchanged()
    {
        var hash = _hasher.Hash(Msisdn.FromProvider("+26650000101").ShouldNotBeNull());

        hash.Hex.Length.ShouldBe(64);
        hash.ToBytes().Length.ShouldBe(32);
        PhoneHash.FromBytes(hash.ToBytes()).ShouldBe(hash);
        PhoneHash.FromHex(hash.Hex).ShouldBe(hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_hash_is_refused(string hex) => Should.Throw<ArgumentException>(() => PhoneHash.FromHex(hex));
}
