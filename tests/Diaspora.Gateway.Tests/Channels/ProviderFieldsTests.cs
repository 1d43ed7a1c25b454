using Diaspora.Gateway.Channels;

namespace Diaspora.Gateway.Tests.Channels;

public class ProviderFieldsTests
{
    [Theory]
    [InlineData("sessionId=a", "a")]
    [InlineData("SESSIONID=a", "a")]
    [InlineData("sessionid=a&SessionId=a", "a")]
    [InlineData("sessionId=", "")]
    [InlineData("sessionId", "")]
    [InlineData("session=a", null)]
    [InlineData("", null)]
    public void A_field_is_found_in_any_letter_case(string form, string? value)
    {
        var fields = FormBody.Parse(form);

        fields.Find("sessionId").ShouldBe(value);
        fields.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("text=1&text=2")]
    [InlineData("text=1&Text=1*2")]
    [InlineData("text=&text=1")]
    public void A_field_with_two_different_values_is_refused(string form)
    {
        var fields = FormBody.Parse(form);

        fields.Find("text");

        fields.Refusal.ShouldNotBeNull().Reason.ShouldBe("repeated-field");
    }

    [Theory]
    [InlineData("")]
    [InlineData("id=")]
    [InlineData("id=+%20")]
    public void A_field_that_must_be_there_is_missed(string form)
    {
        var fields = FormBody.Parse(form);

        fields.Get("id").ShouldBe("");

        fields.Refusal.ShouldBe(Refusal.Missing("id"));
    }

    [Theory]
    [InlineData("id=ATUid_1%00")]
    [InlineData("id=ATUid%0A1")]
    [InlineData("id=ATUid_1%0A")]
    [InlineData("id=%7F1")]
    [InlineData("id=%C2%851")]
    public void An_id_with_control_characters_is_refused(string form)
    {
        var fields = FormBody.Parse(form);

        fields.GetId("id");

        fields.Refusal.ShouldBe(Refusal.NoId("id"));
    }

    [Fact]
    public void An_id_has_at_most_128_characters()
    {
        var longest = FormBody.Parse("id=" + new string('x', 128));
        var longer = FormBody.Parse("id=" + new string('x', 129));

        longest.GetId("id").Length.ShouldBe(128);
        longer.GetId("id");

        longest.Refusal.ShouldBeNull();
        longer.Refusal.ShouldBe(Refusal.NoId("id"));
    }

    [Theory]
    [InlineData("phone=%2B26650000101")]
    [InlineData("phone=+26650000101")]
    [InlineData("phone=26650000101")]
    public void A_phone_has_its_plus_or_not(string form)
    {
        var fields = FormBody.Parse(form);

        fields.GetPhone("phone").Reveal().ShouldBe("+26650000101");
        fields.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("phone=DIASPORA")]
    [InlineData("phone=30333")]
    [InlineData("phone=anonymous")]
    [InlineData("phone=%2B2665000")]
    [InlineData("phone=%2B26650000101%00")]
    public void What_is_no_phone_is_refused_without_being_repeated(string form)
    {
        var fields = FormBody.Parse(form);

        fields.GetPhone("phone");

        fields.Refusal.ShouldBe(Refusal.NoPhone("phone"));
    }

    [Fact]
    public void The_first_thing_wrong_is_kept()
    {
        var fields = FormBody.Parse("phone=x&text=1&text=2");

        fields.GetPhone("phone");
        fields.GetId("id");
        fields.Find("text");

        fields.Refusal.ShouldBe(Refusal.NoPhone("phone"));
    }
}
