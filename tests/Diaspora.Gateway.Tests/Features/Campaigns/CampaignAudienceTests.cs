using Dapper;
using Diaspora.Gateway.Features.Campaigns;
using Diaspora.Gateway.Features.Campaigns.Writing;

namespace Diaspora.Gateway.Tests.Features.Campaigns;

/// <summary>In Welkom forty-nine people who read Sesotho chose news, until a test adds others.</summary>
public sealed class CampaignAudienceTests : IAsyncLifetime
{
    private const string Name = "six-days";
    private readonly CampaignWorld _world = new() { MinimumAudience = "50" };

    public async Task InitializeAsync()
    {
        await _world.InitializeAsync();
        await AddPeopleAsync(1, 49, "st");
    }

    public Task DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_audience_restricted_to_places_must_not_be_so_small_that_it_tells_who_is_in_it()
    {
        await WriteAsync(new() { Towns = ["Welkom"] });
        (await SubmitAsync()).ShouldBe("audience");

        await AddPeopleAsync(50, 50, "en");

        (await _world.ApproveAsync(Name)).State.ShouldBe(CampaignState.Running);
    }

    [Fact]
    public async Task An_audience_of_one_language_must_not_be_so_small_either()
    {
        await AddPeopleAsync(50, 98, "en");
        await WriteAsync(new() { Languages = ["en"] });
        (await SubmitAsync()).ShouldBe("audience");

        await AddPeopleAsync(99, 99, "en");

        (await _world.ApproveAsync(Name)).State.ShouldBe(CampaignState.Running);
    }

    [Fact]
    public async Task Nor_must_that_of_a_whole_topic()
    {
        await WriteAsync(null);
        (await SubmitAsync()).ShouldBe("audience");

        await AddPeopleAsync(50, 50, "en");

        (await _world.ApproveAsync(Name)).State.ShouldBe(CampaignState.Running);
    }

    [Fact]
    public async Task It_is_counted_again_when_it_is_approved()
    {
        await AddPeopleAsync(50, 50, "en");
        await WriteAsync(null);
        (await SubmitAsync()).ShouldBe("");
        await using var connection = await _world.Gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync("update registration.persons set topics = '{events}' where contact_id = (select max(id) from contacts.contacts)");

        (await _world.Office.ApproveAsync(Name, 1, CampaignWorld.Thabo, CancellationToken.None)).Faults.Select(f => f.Field).ShouldBe(["audience"]);
    }

    private async Task WriteAsync(AudienceForm? audience) => CampaignWorld.Done(
        await _world.Office.CreateAsync(CampaignWorld.SixDays() with { Audience = audience }, CampaignWorld.Lineo, CancellationToken.None));

    private async Task<string> SubmitAsync() =>
        string.Join(' ', (await _world.Office.SubmitAsync(Name, 1, CampaignWorld.Lineo, CancellationToken.None)).Faults.Select(f => f.Field));

    private async Task AddPeopleAsync(int from, int to, string language)
    {
        const string Sql = """
            with phones as
                   (insert into contacts.contacts (phone_hash, phone_cipher, language, number_country, number_prefix, last_seen)
                    select sha256(n::text::bytea), '', @language, 'ZA', '276', '2026-11-21' from generate_series(@from, @to) n
                    returning id)
            insert into registration.persons (contact_id, name_cipher, birth_year_cipher, guarded, country, town, district, topics, registered_at)
            select id, '', '', false, 'ZA', 'Welkom', 'LS-E', '{news}', now() from phones
            """;
        await using var connection = await _world.Gateway.Database.OpenConnectionAsync();
        await connection.ExecuteAsync(Sql, new { from, to, language });
    }
}
