using System.Net.Http.Headers;
using System.Text;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Api;

/// <summary>What requests to <c>/api</c> must look like, whichever endpoint they are for.</summary>
public sealed class ApiRequestTests : IAsyncLifetime
{
    private const string Preview = "/api/messages/preview";
    private readonly StaffGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("dgw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' or 1=1 --")]
    public async Task A_request_without_a_key_that_works_is_not_let_in(string? key)
    {
        var answer = await new StaffClient(_gateway, key).PostAsync(Preview, new { text = "Hello" });

        answer.Status.ShouldBe(401);
        answer.Type.ShouldBe("key/unknown");
        answer.MediaType.ShouldBe("application/problem+json");
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task A_revoked_key_works_no_more_at_once()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        (await staff.PostAsync(Preview, new { text = "Hello" })).Status.ShouldBe(200);

        (await _gateway.RunCommandAsync("keys", "revoke", "1")).Code.ShouldBe(0);

        (await staff.PostAsync(Preview, new { text = "Hello" })).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    [InlineData("{}", "text")]
    [InlineData("""{"text":null}""", "text")]
    [InlineData("""{"text":7}""", "text")]
    [InlineData("""{"text":"a","text":"b"}""", "text")]
    [InlineData("""{"text":"a","colour":"red"}""", "colour")]
    [InlineData("""{"text":"\ud800"}""", "text")]
    [InlineData("""{"text":"a\u0000"}""", "text")]
    [InlineData("""{"text":"\u001b[2J"}""", "text")]
    public async Task What_cannot_be_read_is_refused_with_the_name_of_the_field(string body, string field)
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);

        var answer = await staff.PostAsync(Preview, body);

        answer.Status.ShouldBe(400, answer.Text);
        answer.Type.ShouldBe("request/unreadable");
        answer.Fields.ShouldBe([field], answer.Text);
    }

    [Theory]
    [InlineData("/api/audit?subject=%00", "subject")]
    [InlineData("/api/audit?actor=a%00", "actor")]
    [InlineData("/api/audit?action=%1b", "action")]
    [InlineData("/api/audit?since=", "since")]
    [InlineData("/api/audit?limit=", "limit")]
    [InlineData("/api/audit?limit=0x10", "limit")]
    [InlineData("/api/audit?actor=Lineo&until=soon", "until")]
    [InlineData("/api/calendar?from=&to=", "from")]
    [InlineData("/api/calendar?from=2026-11-01&to=then", "to")]
    [InlineData("/api/calendar?from=2026-11-01", "to")]
    public async Task A_query_with_a_value_that_cannot_be_read_or_seen_is_refused_with_its_name(string path, string field)
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Auditor);

        var answer = await staff.GetAsync(path);

        answer.Status.ShouldBe(400, answer.Text);
        answer.Type.ShouldBe("request/unreadable");
        answer.Fields.ShouldBe([field]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type_is_refused(string type)
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);

        var answer = await staff.SendAsync(new HttpRequestMessage(HttpMethod.Post, Preview)
        {
            Content = new StringContent("""{"text":"Hello"}""", Encoding.UTF8, new MediaTypeHeaderValue(type)),
        });

        answer.Status.ShouldBe(415);
        answer.Type.ShouldBe("request/content-type");
    }

    [Fact]
    public async Task A_body_without_end_is_refused()
    {
        _gateway.Listen();
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);

        var answer = await staff.PostAsync(Preview, new { text = new string('a', 100_000) });

        answer.Status.ShouldBe(413);
        answer.Type.ShouldBe("request/too-large");
    }

    [Fact]
    public async Task A_path_that_there_is_not_and_a_method_that_it_does_not_take_are_problems_too()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);

        (await staff.GetAsync("/api/nothing")).Type.ShouldBe("not-found");
        (await staff.GetAsync(Preview)).Type.ShouldBe("request/method");
    }

    [Fact]
    public async Task One_key_cannot_flood_the_gateway_and_others_go_on()
    {
        var flood = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        var other = await StaffClient.CreateAsync(_gateway, "Tsepo", StaffRole.Author);

        ApiAnswer refused;
        var sent = 0;
        while ((refused = await flood.PostAsync(Preview, new { text = "Hello" })).Status == 200) (++sent).ShouldBeLessThan(20_000);

        refused.Status.ShouldBe(429);
        refused.Type.ShouldBe("too-many-requests");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        sent.ShouldBeGreaterThanOrEqualTo(300);
        (await other.PostAsync(Preview, new { text = "Hello" })).Status.ShouldBe(200);
    }
}
