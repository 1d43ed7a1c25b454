using Diaspora.Gateway.Commands;

namespace Diaspora.Gateway.Conversations.Words;

/// <summary>Registers the texts of the menus for those who write and review them.</summary>
internal static class WordSetup
{
    /// <summary>Registers the texts, their review and the command <c>words</c>.</summary>
    public static IHostApplicationBuilder AddWords(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WordBook>();
        builder.Services.AddSingleton<WordStore>();
        builder.Services.AddSingleton<WordDesk>();
        builder.Services.AddSingleton<ICommandSource, WordsCommand>();
        return builder;
    }
}
