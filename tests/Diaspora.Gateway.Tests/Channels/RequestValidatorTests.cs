using Twilio.Security;

namespace Diaspora.Gateway.Tests.Channels;

public class RequestValidatorTests
{
    public static TheoryData<string> Forms => [.. Vectors(vector => vector.Body is null && !vector.RepeatsAKey)];

    public static TheoryData<string> Bodies => [.. Vectors(vector => vector.Body is not null)];

    [Fact]
    public void The_vectors_hold_sixteen_genuine_and_four_forged_requests()
    {
        var vectors = TwilioSignatureVector.ReadAll();

        vectors.Count(vector => vector.ValidateRequest).ShouldBe(16);
        vectors.Count(vector => !vector.ValidateRequest).ShouldBe(4);
        (Forms.Count + Bodies.Count).ShouldBe(vectors.Count - 1, "one vector repeats a key and has a test of its own");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_judged_as_the_vector_says(string id)
    {
        var vector = TwilioSignatureVector.Find(id);
        var validator = new RequestValidator(vector.AuthToken);

        validator.Validate(vector.RequestUrl, vector.AsDictionary(), vector.Signature).ShouldBe(vector.ValidateRequest);
        validator.Validate(vector.RequestUrl, vector.AsCollection(), vector.Signature).ShouldBe(vector.ValidateRequest);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_is_judged_as_the_vector_says(string id)
    {
        var vector = TwilioSignatureVector.Find(id);
        var validator = new RequestValidator(vector.AuthToken);
        var body = vector.Body.ShouldNotBeNull();

        validator.Validate(vector.RequestUrl, body, vector.Signature).ShouldBe(vector.ValidateRequest);
        validator.Validate(vector.RequestUrl, body + " ", vector.Signature).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Another_account_or_a_changed_signature_is_refused(string id)
    {
        var vector = TwilioSignatureVector.Find(id);

        new RequestValidator(vector.AuthToken + "0").Validate(vector.RequestUrl, vector.AsDictionary(), vector.Signature).ShouldBeFalse();
        new RequestValidator(vector.AuthToken).Validate(vector.RequestUrl, vector.AsDictionary(), vector.Signature.ToLowerInvariant()).ShouldBeFalse();
    }

    [Fact]
    public void A_repeated_key_has_no_rule_here_and_is_refused()
    {
        var vector = TwilioSignatureVector.ReadAll().Single(vector => vector.RepeatsAKey);
        vector.ValidateRequest.ShouldBeTrue("the library for Node accepts it");

        new RequestValidator(vector.AuthToken).Validate(vector.RequestUrl, vector.AsCollection(), vector.Signature).ShouldBeFalse();
    }

    [Fact]
    public void The_forged_request_with_a_field_too_many_is_genuine_without_it()
    {
        var vector = TwilioSignatureVector.Find("extra-param");
        var fields = vector.AsDictionary();
        fields.Remove("Extra").ShouldBeTrue();

        new RequestValidator(vector.AuthToken).Validate(vector.RequestUrl, fields, vector.Signature).ShouldBeTrue();
    }

    [Fact]
    public void A_request_without_a_signature_is_refused()
    {
        var vector = TwilioSignatureVector.Find("official-doc");

        new RequestValidator(vector.AuthToken).Validate(vector.RequestUrl, vector.AsDictionary(), null!).ShouldBeFalse();
        new RequestValidator(vector.AuthToken).Validate(vector.RequestUrl, vector.AsDictionary(), "").ShouldBeFalse();
    }

    [Fact]
    public void A_signed_address_without_a_body_hash_vouches_for_no_body()
    {
        var vector = TwilioSignatureVector.Find("no-params-get");

        new RequestValidator(vector.AuthToken).Validate(vector.RequestUrl, "", vector.Signature).ShouldBeFalse();
    }

    private static IEnumerable<string> Vectors(Func<TwilioSignatureVector, bool> choose) =>
        TwilioSignatureVector.ReadAll().Where(choose).Select(vector => vector.Id);
}
