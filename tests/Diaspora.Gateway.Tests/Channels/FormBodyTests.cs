using System.Text;
using Diaspora.Gateway.Channels;
using Microsoft.AspNetCore.Http;

namespace Diaspora.Gateway.Tests.Channels;

public class FormBodyTests
{
    private const string FormType = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("a=1*2&b=x+y", "a=1*2|b=x y")]
    [InlineData("a=%2B266&b=t%C5%A1", "a=+266|b=tš")]
    [InlineData("a=%zz&b=%&c=%4", "a=%zz|b=%|c=%4")]
    [InlineData("a=%FF", "a=\uFFFD")]
    [InlineData("a=%00", "a=\0")]
    [InlineData("&&a=1&=2&b&c==", "a=1|=2|b=|c==")]
    [InlineData("Body=1&body=2&Body=3", "Body=1|body=2|Body=3")]
    [InlineData("", "")]
    public void Fields_are_decoded_and_keep_order_and_letter_case(string body, string expected) =>
        string.Join('|', FormBody.Parse(body).All.Select(field => $"{field.Key}={field.Value}")).ShouldBe(expected);

    [Fact]
    public void More_than_500_fields_are_refused()
    {
        FormBody.Parse(Repeat("a=1&", 500)).All.Count.ShouldBe(500);
        var many = FormBody.Parse(Repeat("a=1&", 501));

        many.Refusal.ShouldBe(Refusal.TooManyFields);
        many.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FormType)]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8")]
    [InlineData("Application/X-WWW-Form-Urlencoded")]
    public async Task A_form_is_read(string type) => (await ReadAsync("a=1"u8.ToArray(), type, 10)).All.Count.ShouldBe(1);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded2")]
    [InlineData(";;;")]
    public async Task Any_other_type_is_refused(string? type) =>
        (await ReadAsync("a=1"u8.ToArray(), type, 10)).Refusal.ShouldBe(Refusal.NoForm);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_whether_it_tells_its_length_or_not(bool tells)
    {
        (await ReadAsync(new byte[10], FormType, 10, tells)).Refusal.ShouldBeNull();
        (await ReadAsync(new byte[11], FormType, 10, tells)).Refusal.ShouldBe(Refusal.TooLarge);
        (await ReadAsync(new byte[100_000], FormType, FormBody.MostUssdBytes, tells)).Refusal.ShouldBe(Refusal.TooLarge);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_do_no_harm()
    {
        var fields = await ReadAsync([.. "a="u8, 0xFF, 0xFE, 0xC3], FormType, 10);

        fields.Find("a").ShouldNotBeNull().ShouldAllBe(character => character == '\uFFFD');
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_refused()
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = FormType;
        http.Request.Body = new BrokenBody();

        (await FormBody.ReadAsync(http.Request, 10, CancellationToken.None)).Refusal.ShouldBe(Refusal.Unreadable(408));
    }

    private static Task<ProviderFields> ReadAsync(byte[] body, string? type, int most, bool tellsLength = true)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = type;
        http.Request.ContentLength = tellsLength ? body.Length : null;
        http.Request.Body = new MemoryStream(body);
        return FormBody.ReadAsync(http.Request, most, CancellationToken.None).AsTask();
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private sealed class BrokenBody : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("Broken off.", StatusCodes.Status408RequestTimeout);
    }
}
