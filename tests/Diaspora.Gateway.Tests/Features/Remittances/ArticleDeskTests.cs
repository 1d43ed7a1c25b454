using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Features.Remittances;

/// <summary>Articles that one person writes, another publishes, and a reviewer signs in Sesotho.</summary>
public sealed class ArticleDeskTests(StaffGateway gateway) : IClassFixture<StaffGateway>
{
    private const string Skills = "The Directorate keeps a list of skills that people abroad offer. Ask for it at the Directorate. ";

    [Fact]
    public async Task Phones_show_the_English_when_another_person_published_it_and_the_Sesotho_when_a_reviewer_signed_it()
    {
        var lineo = await StaffClient.CreateAsync(gateway, "Lineo M.", StaffRole.Author, StaffRole.Approver);
        var mpho = await StaffClient.CreateAsync(gateway, "Mpho T.", StaffRole.Approver);
        var palesa = await StaffClient.CreateAsync(gateway, "Palesa R.", StaffRole.Reviewer);
        var phone = gateway.Phone("+27600000171");
        await phone.DialAsync("*384*266*2#");
        var added = await lineo.PostAsync("/api/articles", Text("Skills again", string.Concat(Enumerable.Repeat(Skills, 3)), 0));
        var path = added.Headers.Location!.ToString();
        added.Json.GetProperty("number").GetInt32().ShouldBe(8);
        (await phone.DialAsync("*384*266*2*4*99#")).ShouldNotContain("Skills again");

        (await lineo.PostAsync(path + "/en/publish", new { version = 1 })).Type.ShouldBe("article/second-person");
        (await mpho.PostAsync(path + "/en/publish", new { version = 1 })).Status.ShouldBe(200);
        (await lineo.PutAsync(path + "/st", Text("Litsebo hape", "Lekala le na le lenane.", 0))).Status.ShouldBe(200);
        var english = await phone.DialAsync("*384*266*2*4*8#");
        var next = await phone.PressAsync("1");
        var sesotho = gateway.Phone("+27600000172");
        await sesotho.DialAsync("*384*266*1#");
        var unsigned = await sesotho.DialAsync("*384*266*2*4*8#");
        (await palesa.PostAsync(path + "/st/sign", new { version = 1 })).Status.ShouldBe(200);
        var signed = await sesotho.DialAsync("*384*266*2*4*8#");

        english.ShouldStartWith("CON\n(1/3) The Directorate keeps");
        unsigned.ShouldContain("(English only) The Directorate keeps");
        signed.ShouldStartWith("CON\nLekala le na le lenane.");
        var screens = (await mpho.GetAsync(path + "/en/screens")).Json;
        screens.GetArrayLength().ShouldBe(3);
        screens[0].GetString().ShouldBe(english["CON\n".Length..]);
        screens[1].GetString().ShouldBe(next["CON\n".Length..]);
    }

    [Fact]
    public async Task Two_who_save_the_same_article_are_told_and_a_returned_version_carries_its_note()
    {
        var lineo = await StaffClient.CreateAsync(gateway, "Lineo M.", StaffRole.Author);
        var mpho = await StaffClient.CreateAsync(gateway, "Mpho T.", StaffRole.Approver);
        var first = await lineo.PutAsync("/api/articles/2/en", Text("What changes for me", "Nothing yet…", 0));

        (await lineo.PutAsync("/api/articles/2/en", Text("What changes", "Something.", 0))).Type.ShouldBe("article/stale");
        var returned = await mpho.PostAsync("/api/articles/2/en/return", new { version = 1, note = "Say from when." });

        first.Json.GetProperty("en").GetProperty("body").GetString().ShouldBe("Nothing yet...");
        returned.Json.GetProperty("en").GetProperty("state").GetString().ShouldBe("returned");
        returned.Json.GetProperty("en").GetProperty("note").GetString().ShouldBe("Say from when.");
        returned.Json.GetProperty("onPhoneEn").GetProperty("body").GetString()!.ShouldStartWith("The Directorate has not yet");
        (await mpho.PostAsync("/api/articles/2/en/publish", new { version = 1 })).Type.ShouldBe("article/state");
        (await lineo.PutAsync("/api/articles/2/en", Text("A title that is much too long", "x", 1))).Fields.ShouldBe(["title"]);
        (await lineo.PutAsync("/api/articles/2/fr", Text("Titre", "x", 0))).Type.ShouldBe("article/not-found");
    }

    private static object Text(string title, string body, int version) => new { title, body, source = "The Directorate", ready = true, version };
}
