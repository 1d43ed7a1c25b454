using Diaspora.Gateway.Features.Campaigns.Writing;

namespace Diaspora.Gateway.Tests.Features.Campaigns.Writing;

public class CampaignFileTests
{
    private const string Good = """
        # A comment.
        name: fair
        title: The fair
        category: events
        public: no
        audience: {countries: [ZA, LS]}
        calendar:
          repeat: weekly
          from: 1 Dec
          until: 10 Jan
          on: [Thursday]
          time: "10:00"
        worth: "08:00"
        missed: once
        texts:
          - en: "First."
            st: "Oa pele."
          - en: "Second."
            st: "Oa bobeli."
        """;

    [Fact]
    public void A_file_says_what_a_request_says()
    {
        var form = CampaignFile.Read(Good).Form.ShouldNotBeNull();

        (form.Name, form.Category, form.Public, form.Worth, form.Missed).ShouldBe(("fair", "events", false, "08:00", "once"));
        form.Audience!.Countries.ShouldBe(["ZA", "LS"]);
        (form.Calendar!.From, form.Calendar.Time).ShouldBe(("1 Dec", "10:00"));
        form.Calendar.On.ShouldBe(["Thursday"]);
        form.Texts!.Select(t => t.St).ShouldBe(["Oa pele.", "Oa bobeli."]);
    }

    [Theory]
    [InlineData("name", 2)]
    [InlineData("calendar", 7)]
    [InlineData("calendar.until", 10)]
    [InlineData("calendar.date", 7)]
    [InlineData("audience.countries[1]", 6)]
    [InlineData("texts[0].st", 17)]
    [InlineData("texts[1]", 18)]
    [InlineData("texts[1].st", 19)]
    [InlineData("texts", 15)]
    [InlineData("", 1)]
    public void Each_field_is_found_by_its_line(string field, int line) => CampaignFile.Read(Good).LineOf(field).ShouldBe(line);

    [Theory]
    [InlineData("name: fair\ncolour: red", "colour", 2)]
    [InlineData("name: fair\ncalendar:\n  time: 1\n  hour: 3", "calendar.hour", 4)]
    [InlineData("name: [fair]", "name", 1)]
    [InlineData("name: fair\ntexts: First.", "texts", 2)]
    [InlineData("name: fair\ntexts:\n  - First.", "texts[0]", 3)]
    public void What_has_no_meaning_or_another_form_is_told_with_its_line(string yaml, string field, int line)
    {
        var file = CampaignFile.Read(yaml);

        file.Form.ShouldBeNull();
        var fault = file.Faults.ShouldHaveSingleItem();
        (fault.Field, file.LineOf(fault.Field)).ShouldBe((field, line));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("- one\n- two", 1)]
    [InlineData("name: fair\ntitle: \"open", 2)]
    [InlineData("name: &a fair\ntitle: *a\n", null)]
    [InlineData("name: fair\nname: again", 2)]
    public void What_is_no_campaign_is_told_and_not_thrown(string yaml, int? line)
    {
        var file = CampaignFile.Read(yaml);

        if (line is null)
        {
            file.Form.ShouldNotBeNull().Title.ShouldBe("fair");
            return;
        }

        file.Form.ShouldBeNull();
        file.LineOf(file.Faults.ShouldHaveSingleItem().Field).ShouldBe(line.Value);
    }
}
