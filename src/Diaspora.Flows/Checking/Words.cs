namespace Diaspora.Flows.Checking;

/// <summary>Small wordings that several messages share.</summary>
internal static class Words
{
    /// <summary><c>1 part</c>, <c>2 parts</c>.</summary>
    public static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
