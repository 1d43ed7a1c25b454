using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Diaspora.Gateway.Staff;
using Diaspora.Gateway.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Diaspora.Gateway.Tests.Harness;

/// <summary>Somebody at the console, by HTTP alone: loads pages, fills forms in and follows where they lead, without a script.</summary>
internal sealed class ConsoleVisitor(GatewayFixture gateway)
{
    /// <summary>The password of everybody in tests.</summary>
    public const string Password = "four words nobody else joins";

    private const int MostRedirects = 5;
    private static string? s_hash;
    private readonly HttpClient _http = Serving(gateway).NewClient();

    private static GatewayFixture Serving(GatewayFixture gateway)
    {
        gateway.ServesStaff = true;
        return gateway;
    }

    /// <summary>Somebody with roles who has signed in.</summary>
    public static async Task<ConsoleVisitor> SignInAsync(GatewayFixture gateway, string name, params string[] grants)
    {
        var visitor = new ConsoleVisitor(gateway);
        var userName = await OpenAccountAsync(gateway, name, grants);
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/console/sign-in"), "sign-in", new() { ["Posted.UserName"] = userName, ["Posted.Password"] = Password });
        page.Path.ShouldBe("/console", page.Text);
        return visitor;
    }

    /// <summary>Opens an account with <see cref="Password"/>, and gives what to sign in with.</summary>
    public static async Task<string> OpenAccountAsync(GatewayFixture gateway, string name, params string[] grants)
    {
        var userName = string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetter));
        // Slow by design, and the same for everybody.
        s_hash ??= new PasswordHasher<StaffUser>().HashPassword(new StaffUser(), Password);
        var user = new StaffUser
        {
            UserName = userName,
            Name = name,
            Grants = [.. grants.Select(grant => RoleGrant.Parse(grant).ToString())],
            PasswordHash = s_hash,
            SecurityStamp = Guid.NewGuid().ToString("n"),
            CreatedAt = gateway.Time.GetUtcNow(),
        };
        await using var connection = await gateway.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        (await StaffUserStore.AddAsync(transaction, user, CancellationToken.None)).ShouldNotBeNull();
        await transaction.CommitAsync();
        return userName;
    }

    /// <summary>Loads a page.</summary>
    public Task<ConsoleAnswer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>
    /// Sends the form of a page that has a name, with what stands in it and what is filled in now, and follows where it leads. A value of null
    /// leaves a field out, as a box that is not ticked.
    /// </summary>
    public Task<ConsoleAnswer> SubmitAsync(ConsoleAnswer page, string form, Dictionary<string, string?>? fields = null) =>
        SubmitManyAsync(page, form, [.. (fields ?? []).Select(field => (field.Key, field.Value))]);

    /// <summary>As above, where a field is filled in with several values.</summary>
    public async Task<ConsoleAnswer> SubmitManyAsync(ConsoleAnswer page, string form, IReadOnlyList<(string Name, string? Value)> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, page.ActionOf(form)) { Content = new FormUrlEncodedContent(page.Filled(form, fields)) };
        request.Headers.Add("Origin", _http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await SendAsync(request);
    }

    /// <summary>Sends a request as it is, and follows where it leads.</summary>
    public async Task<ConsoleAnswer> SendAsync(HttpRequestMessage request)
    {
        using var first = request;
        var response = await _http.SendAsync(request);
        var at = new Uri(_http.BaseAddress!, request.RequestUri!);
        for (var hop = 0; hop < MostRedirects && response.Headers.Location is { } next; hop++)
        {
            at = new Uri(at, next);
            response.Dispose();
            response = await _http.GetAsync(at);
        }

        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            return new ConsoleAnswer((int)response.StatusCode, at.PathAndQuery, new HtmlParser().ParseDocument(text), response);
        }
    }
}

/// <summary>A page as it was answered.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Path">Its address, after redirects, with the query.</param>
/// <param name="Document">What it shows.</param>
/// <param name="Response">Its headers.</param>
internal sealed record ConsoleAnswer(int Status, string Path, IHtmlDocument Document, HttpResponseMessage Response)
{
    /// <summary>What a person reads of its content, with blanks as one.</summary>
    public string Text => string.Join(' ', ((Document.QuerySelector("main") ?? Document.Body)?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Names of its forms.</summary>
    public IEnumerable<string> Forms => Document.QuerySelectorAll("input[name=_handler]").Select(input => input.GetAttribute("value") ?? "");

    /// <summary>Where a form is sent.</summary>
    internal string ActionOf(string form) => FormOf(form).GetAttribute("action") is { Length: > 0 } action ? action : Path;

    /// <summary>What a form sends.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Filled(string form, IReadOnlyList<(string Name, string? Value)> fields)
    {
        var given = fields.Select(field => field.Name).ToHashSet();
        foreach (var element in FormOf(form).Elements)
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || given.Contains(name)) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options)
                        if (option.IsSelected) yield return new(name, option.Value);
                    break;
            }
        }

        foreach (var (name, value) in fields)
            if (value is not null) yield return new(name, value);
    }

    private IHtmlFormElement FormOf(string form) =>
        Document.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .FirstOrDefault(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form || f.GetAttribute("action") == form)
        ?? throw new InvalidOperationException($"{Path} has no form {form}, but {string.Join(", ", Forms)}: {Text}");
}
