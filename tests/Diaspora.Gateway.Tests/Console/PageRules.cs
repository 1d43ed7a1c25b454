using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Console;

/// <summary>What every page of the console keeps to, so that it can be used with a keyboard and a screen reader and no script can be smuggled in.</summary>
internal static class PageRules
{
    private static readonly string[] s_references = ["aria-labelledby", "aria-describedby", "aria-controls"];
    private static readonly string[] s_addresses = ["href", "src", "action", "formaction", "poster", "srcset"];

    /// <summary>What a page breaks.</summary>
    public static IEnumerable<string> Broken(ConsoleAnswer page)
    {
        var document = page.Document;
        return Shape(document).Concat(Names(document)).Concat(References(document)).Concat(Inline(document)).Concat(Headers(page));
    }

    private static IEnumerable<string> Headers(ConsoleAnswer page)
    {
        if (!page.Response.Headers.TryGetValues("Content-Security-Policy", out var policy)) yield return "it has no Content-Security-Policy";
        else if (policy.Any(p => p.Contains("unsafe", StringComparison.Ordinal) || p.Contains("http", StringComparison.Ordinal) || p.Contains('*')))
            yield return "its Content-Security-Policy lets too much in";
        if (page.Response.Headers.CacheControl?.NoStore != true) yield return "somebody may keep a copy";
    }

    private static IEnumerable<string> Shape(IHtmlDocument document)
    {
        if (document.QuerySelectorAll("h1").Length is var heads and not 1) yield return $"it has {heads} h1";
        if (string.IsNullOrEmpty(document.DocumentElement.GetAttribute("lang"))) yield return "its language is not said";
        if (string.IsNullOrWhiteSpace(document.Title)) yield return "it has no title";
        if (document.QuerySelectorAll("main").Length != 1) yield return "it has no main part, or several";
        var before = 0;
        foreach (var heading in document.QuerySelectorAll("main h1, main h2, main h3, main h4, main h5, main h6"))
        {
            var level = heading.LocalName[1] - '0';
            if (level > before + 1) yield return $"a level is left out before {Short(heading)}";
            before = level;
        }

        foreach (var table in document.QuerySelectorAll("table"))
        {
            if (table.QuerySelector("th") is null) yield return $"a table has no heads: {Short(table)}";
            foreach (var head in table.QuerySelectorAll("th").Where(th => th.GetAttribute("scope") is not ("col" or "row" or "colgroup" or "rowgroup")))
                yield return $"a head of a table does not say of what: {Short(head)}";
        }
    }

    private static IEnumerable<string> Names(IHtmlDocument document)
    {
        foreach (var field in document.QuerySelectorAll("input, select, textarea").Where(f => f.GetAttribute("type") is not ("hidden" or "submit")))
            if (!IsLabelled(document, field)) yield return $"a field has no label: {Short(field)}";
        foreach (var act in document.QuerySelectorAll("button, a[href], summary, input[type=submit]").Where(a => NameOf(document, a).Length == 0))
            yield return $"something to press has no name: {Short(act)}";
        foreach (var wide in document.QuerySelectorAll(".scroll:not([tabindex='0'])")) yield return $"the keyboard cannot scroll {Short(wide)}";
        foreach (var image in document.QuerySelectorAll("img:not([alt])")) yield return $"an image says nothing to who cannot see it: {Short(image)}";
        foreach (var drawing in document.QuerySelectorAll("svg:not([aria-hidden=true])").Where(s => !s.HasAttribute("role") || NamedBy(document, s).Length == 0))
            yield return $"a drawing has no role or no name: {Short(drawing)}";
    }

    private static IEnumerable<string> References(IHtmlDocument document)
    {
        foreach (var same in document.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1)) yield return $"the id {same.Key} stands {same.Count()} times";
        foreach (var label in document.QuerySelectorAll("label[for]").Where(l => document.GetElementById(l.GetAttribute("for") ?? "") is null))
            yield return $"a label is for nothing: {Short(label)}";
        foreach (var name in s_references)
            foreach (var element in document.QuerySelectorAll($"[{name}]"))
                foreach (var id in (element.GetAttribute(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(id => document.GetElementById(id) is null))
                    yield return $"{name} names {id}, which is not there";
        foreach (var form in document.QuerySelectorAll("form[method=post]").Where(f => f.QuerySelector("input[name=__RequestVerificationToken]") is null))
            yield return $"a form could be forged: {Short(form)}";
    }

    private static IEnumerable<string> Inline(IHtmlDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script:not([src])")) yield return $"a script stands in the page: {Short(script)}";
        foreach (var style in document.QuerySelectorAll("style, [style]")) yield return $"a style stands in the page: {Short(style)}";
        foreach (var element in document.All)
        {
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) yield return $"a script stands in an attribute: {Short(element)}";
                if (s_addresses.Contains(attribute.Name) && IsAway(attribute.Value)) yield return $"an address leads away from this server: {attribute.Value}";
            }
        }
    }

    private static bool IsAway(string address) =>
        address.StartsWith("//", StringComparison.Ordinal) || address.Contains("://", StringComparison.Ordinal)
        || address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    private static bool IsLabelled(IHtmlDocument document, IElement field) =>
        NamedBy(document, field).Length > 0
        || field.Closest("label") is not null
        || (field.Id is { Length: > 0 } id && document.QuerySelectorAll("label[for]").Any(l => l.GetAttribute("for") == id && l.TextContent.Trim().Length > 0));

    private static string NameOf(IHtmlDocument document, IElement element)
    {
        if (NamedBy(document, element) is { Length: > 0 } named) return named;
        var pictures = string.Concat(element.QuerySelectorAll("img[alt], svg[aria-label]").Select(i => i.GetAttribute("alt") ?? i.GetAttribute("aria-label")));
        return (element.TextContent + pictures + element.GetAttribute("value")).Trim();
    }

    private static string NamedBy(IHtmlDocument document, IElement element) =>
        (element.GetAttribute("aria-label")
            ?? string.Concat((element.GetAttribute("aria-labelledby") ?? "").Split(' ').Select(id => id.Length > 0 ? document.GetElementById(id)?.TextContent : ""))).Trim();

    private static string Short(IElement element) => element.OuterHtml.Length > 160 ? element.OuterHtml[..160] : element.OuterHtml;
}
