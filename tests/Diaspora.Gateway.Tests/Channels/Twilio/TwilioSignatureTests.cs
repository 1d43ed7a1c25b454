using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.Twilio;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels.Twilio;

public class TwilioSignatureTests
{
    private static readonly TwilioSignatureVector s_stop = TwilioSignatureVector.Find("inbound-stop");

    public static TheoryData<string> Forms => [.. TwilioSignatureVector.ReadAll().Where(vector => vector.Body is null).Select(vector => vector.Id)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_judged_as_the_vector_says(string id)
    {
        var vector = TwilioSignatureVector.Find(id);

        IsGenuine(vector, new TwilioOptions { AuthToken = vector.AuthToken }).ShouldBe(vector.ValidateRequest);
        IsGenuine(vector, new TwilioOptions { AuthToken = vector.AuthToken + "0" }).ShouldBeFalse();
    }

    [Fact]
    public void A_repeated_field_is_signed_with_its_different_values_in_order()
    {
        var vector = TwilioSignatureVector.Find("official-duplicates");

        vector.FormBody.ShouldBe("Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234");
        IsGenuine(vector, new TwilioOptions { AuthToken = vector.AuthToken }).ShouldBeTrue();
        IsGenuine(vector with { Params = null }, new TwilioOptions { AuthToken = vector.AuthToken }).ShouldBeFalse();
    }

    [Fact]
    public void Fields_that_differ_in_letter_case_are_different_when_signed()
    {
        var fields = FormBody.Parse(s_stop.FormBody + "&body=STOP");

        new TwilioSignature(Options.Create(new TwilioOptions { AuthToken = s_stop.AuthToken }))
            .IsGenuine(Request(s_stop.RequestUrl, s_stop.Signature), fields).ShouldBeFalse();
    }

    [Fact]
    public void While_tokens_change_either_is_good()
    {
        IsGenuine(s_stop, new TwilioOptions { AuthToken = "new", SecondAuthToken = s_stop.AuthToken }).ShouldBeTrue();
        IsGenuine(s_stop, new TwilioOptions { AuthToken = s_stop.AuthToken, SecondAuthToken = "old" }).ShouldBeTrue();
        IsGenuine(s_stop, new TwilioOptions { AuthToken = "new", SecondAuthToken = "old" }).ShouldBeFalse();
    }

    [Fact]
    public void Behind_a_proxy_the_url_is_the_public_one()
    {
        var publicUrl = new Uri("https://gw.example.org/webhooks");
        var inside = Request("http://10.0.0.5:8080/twilio/sms", s_stop.Signature);
        var fields = FormBody.Parse(s_stop.FormBody);

        new TwilioSignature(Options.Create(new TwilioOptions { AuthToken = s_stop.AuthToken, PublicUrl = publicUrl }))
            .IsGenuine(inside, fields).ShouldBeTrue();
        new TwilioSignature(Options.Create(new TwilioOptions { AuthToken = s_stop.AuthToken })).IsGenuine(inside, fields).ShouldBeFalse();
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("[")]
    [InlineData("x:99999999")]
    [InlineData("")]
    public void A_host_of_nonsense_is_not_genuine(string host)
    {
        var request = Request(s_stop.RequestUrl, s_stop.Signature);
        request.Host = new HostString(host);

        new TwilioSignature(Options.Create(new TwilioOptions { AuthToken = s_stop.AuthToken }))
            .IsGenuine(request, FormBody.Parse(s_stop.FormBody)).ShouldBeFalse();
    }

    [Fact]
    public void A_request_without_a_signature_is_refused_before_its_body_is_read()
    {
        var signature = new TwilioSignature(Options.Create(new TwilioOptions { AuthToken = "token" }));
        var twice = Request(s_stop.RequestUrl, s_stop.Signature);
        twice.Headers.Append(TwilioSignature.Header, s_stop.Signature);

        signature.CheckHeader(new DefaultHttpContext().Request).ShouldBe(Refusal.Signature);
        signature.CheckHeader(Request(s_stop.RequestUrl, "")).ShouldBe(Refusal.Signature);
        signature.CheckHeader(twice).ShouldBe(Refusal.Signature);
        signature.CheckHeader(Request(s_stop.RequestUrl, s_stop.Signature)).ShouldBeNull();
    }

    [Fact]
    public void Without_an_auth_token_the_channel_is_closed()
    {
        var signature = new TwilioSignature(Options.Create(new TwilioOptions()));

        signature.CheckHeader(Request(s_stop.RequestUrl, s_stop.Signature)).ShouldBe(Refusal.Closed);
        IsGenuine(s_stop, new TwilioOptions()).ShouldBeFalse();
    }

    private static bool IsGenuine(TwilioSignatureVector vector, TwilioOptions options) =>
        new TwilioSignature(Options.Create(options)).IsGenuine(Request(vector.RequestUrl, vector.Signature), FormBody.Parse(vector.FormBody));

    private static HttpRequest Request(string url, string signature)
    {
        var afterScheme = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = url.IndexOf('/', afterScheme);
        var http = new DefaultHttpContext();
        http.Request.Scheme = url[..(afterScheme - 3)];
        http.Request.Host = new HostString(url[afterScheme..path]);
        http.Request.Headers[TwilioSignature.Header] = signature;
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = url[path..];
        return http.Request;
    }
}
