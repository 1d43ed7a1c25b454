using System.Security.Cryptography;
using System.Text;
using Dapper;
using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Diaspora.Gateway.Tests.Api;

/// <summary>A post with an <c>Idempotency-Key</c> is done once, whatever its caller does.</summary>
public sealed class IdempotentPostsTests : IAsyncLifetime
{
    private const string Keys = "/api/messages/preview";
    private readonly StaffGateway _gateway = new();

    public Task InitializeAsync() => _gateway.InitializeAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task The_same_post_again_gets_the_answer_that_was_kept()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        var first = await staff.PostAsync(Keys, new { text = "Hello" }, "one");
        await ChangeKeptAnswerAsync();

        var second = await staff.PostAsync(Keys, new { text = "Hello" }, "one");

        second.Status.ShouldBe(first.Status);
        second.MediaType.ShouldBe(first.MediaType);
        second.Text.ShouldBe(first.Text.Replace("Hello", "Kept!", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_is_kept_too()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);

        var first = await staff.PostAsync(Keys, new { text = "" }, "one");
        var second = await staff.PostAsync(Keys, new { text = "" }, "one");

        first.Status.ShouldBe(422);
        second.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Another_body_or_path_under_the_same_key_is_refused()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        await staff.PostAsync(Keys, new { text = "Hello" }, "one");

        var otherBody = await staff.PostAsync(Keys, new { text = "Goodbye" }, "one");
        var otherPath = await staff.PostAsync(Keys + "?", new { text = "Hello" }, "one");
        var otherQuery = await staff.PostAsync(Keys + "?x=1", new { text = "Hello" }, "one");

        otherBody.Status.ShouldBe(422);
        otherBody.Type.ShouldBe("idempotency/other-request");
        otherPath.Status.ShouldBe(200);
        otherQuery.Status.ShouldBe(422);
    }

    [Fact]
    public async Task Nobody_without_our_key_can_find_the_body_by_trying()
    {
        const string Body = """{"text":"Hello"}""";
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        (await staff.PostAsync(Keys, Body, "one")).Status.ShouldBe(200);

        await using var connection = await _gateway.Database.OpenConnectionAsync();
        var kept = await connection.QuerySingleAsync<byte[]>("select body_hash from staff.idempotency");

        kept.ShouldNotBe(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));
    }

    [Fact]
    public async Task Two_callers_may_choose_the_same_key()
    {
        var one = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        var other = await StaffClient.CreateAsync(_gateway, "Tsepo", StaffRole.Author);
        await one.PostAsync(Keys, new { text = "Hello" }, "one");

        var answer = await other.PostAsync(Keys, new { text = "Goodbye" }, "one");

        answer.Status.ShouldBe(200);
        answer.Text.ShouldContain("Goodbye");
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x")]
    public async Task A_key_of_another_form_is_refused(string key)
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);

        var answer = await staff.PostAsync(Keys, new { text = "Hello" }, key);

        answer.Status.ShouldBe(400);
        answer.Type.ShouldBe("idempotency/key");
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_does_not_use_the_key_up()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Tumelo", StaffRole.Operator);

        var wrong = await staff.PostAsync("/api/messages/5/replay?deliverBy=soon", idempotencyKey: "one");
        var right = await staff.PostAsync("/api/messages/5/replay?deliverBy=2026-12-01T08:00:00Z", idempotencyKey: "one");

        wrong.Fields.ShouldBe(["deliverBy"]);
        right.Status.ShouldBe(404, right.Text);
    }

    [Fact]
    public async Task Of_two_at_once_one_runs_and_a_post_whose_node_was_lost_can_be_taken_over()
    {
        await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        var store = _gateway.Services.GetRequiredService<IdempotencyStore>();
        var post = new KeyedPost(1, "one", Keys, new byte[32]);
        var now = _gateway.Time.GetUtcNow();

        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.TryBeginAsync(post, now, CancellationToken.None)));
        var meanwhile = await store.TryBeginAsync(post, now.AddSeconds(59), CancellationToken.None);
        var lost = await store.TryBeginAsync(post, now.AddSeconds(60), CancellationToken.None);

        begun.Count(b => b).ShouldBe(1);
        meanwhile.ShouldBeFalse();
        lost.ShouldBeTrue();
    }

    [Fact]
    public async Task While_a_post_runs_the_same_one_is_asked_to_wait()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        await staff.PostAsync(Keys, new { text = "Hello" }, "one");
        await ForgetAnswerAsync();

        var answer = await staff.PostAsync(Keys, new { text = "Hello" }, "one");

        answer.Status.ShouldBe(409);
        answer.Type.ShouldBe("idempotency/running");
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_day_later_the_key_is_new_again()
    {
        var staff = await StaffClient.CreateAsync(_gateway, "Lineo", StaffRole.Author);
        await staff.PostAsync(Keys, new { text = "Hello" }, "one");
        await _gateway.WaitAsync(IdempotencyStore.Memory);

        var answer = await staff.PostAsync(Keys, new { text = "Goodbye" }, "one");

        answer.Status.ShouldBe(200);
    }

    private Task ChangeKeptAnswerAsync() => ExecuteAsync(
        "update staff.idempotency set response = convert_to(replace(convert_from(response, 'UTF8'), 'Hello', 'Kept!'), 'UTF8')");

    private Task ForgetAnswerAsync() => ExecuteAsync("update staff.idempotency set status = null");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _gateway.Database.OpenConnectionAsync();
        (await connection.ExecuteAsync(sql)).ShouldBe(1);
    }
}
