using System.Security.Cryptography;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Tests.Privacy;

public sealed class SessionCipherTests : IDisposable
{
    private readonly KeyDirectory _directory = new();
    private readonly SessionCipher _cipher;

    public SessionCipherTests() => _cipher = new SessionCipher(HashKey.ReadOrCreate(_directory.Path));

    public void Dispose()
    {
        _cipher.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4000)]
    public void A_payload_comes_back_as_it_was(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        var payload = Seal(plain, "key"u8);
        var opened = new byte[length];

        _cipher.TryOpen(payload, "key"u8, opened, out var written).ShouldBeTrue();

        payload.Length.ShouldBe(length + SessionCipher.Overhead);
        written.ShouldBe(length);
        opened.ShouldBe(plain);
    }

    [Fact]
    public void Equal_payloads_look_different() => Seal("abc"u8, "key"u8).ShouldNotBe(Seal("abc"u8, "key"u8));

    [Fact]
    public void A_change_of_any_byte_is_refused_without_an_exception()
    {
        var payload = Seal("some answers"u8, "key"u8);

        for (var place = 0; place < payload.Length; place++)
        {
            var changed = (byte[])payload.Clone();
            changed[place] ^= 1;
            Opens(changed, "key"u8).ShouldBeFalse();
        }
    }

    [Fact]
    public void Anything_cut_short_is_refused()
    {
        var payload = Seal("some answers"u8, "key"u8);

        for (var length = 0; length < payload.Length; length++)
            Opens(payload.AsSpan(0, length), "key"u8).ShouldBeFalse();
    }

    [Fact]
    public void A_payload_of_another_session_is_refused() => Opens(Seal("some answers"u8, "session 1"u8), "session 2"u8).ShouldBeFalse();

    [Fact]
    public void A_payload_that_does_not_fit_is_refused() =>
        _cipher.TryOpen(Seal("some answers"u8, "key"u8), "key"u8, new byte[3], out _).ShouldBeFalse();

    [Fact]
    public void Many_threads_may_seal_and_open_at_once() => Parallel.For(0, 5000, number =>
    {
        var plain = BitConverter.GetBytes(number);
        var opened = new byte[plain.Length];

        _cipher.TryOpen(Seal(plain, plain), plain, opened, out _).ShouldBeTrue();

        BitConverter.ToInt32(opened).ShouldBe(number);
    });

    private byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var payload = new byte[plain.Length + SessionCipher.Overhead];
        _cipher.Seal(plain, context, payload).ShouldBe(payload.Length);
        return payload;
    }

    private bool Opens(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> context) => _cipher.TryOpen(payload, context, new byte[100], out _);
}
