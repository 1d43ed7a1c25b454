using Diaspora.Gateway.Console;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Features.Remittances.Pages;

/// <summary>How pages name what a question is about.</summary>
internal static class QuestionText
{
    /// <summary>The article, or the sender and what went wrong.</summary>
    public static string AboutOf(HeldQuestion question, IStringLocalizer<ConsoleText> words) => question.Topic == NewQuestion.Policy
        ? question.Article ?? words["an article that is gone"]
        : $"{question.Provider ?? words["another sender"]}: {WhatOf(question.What, words)}";

    private static string WhatOf(string? what, IStringLocalizer<ConsoleText> words) => what switch
    {
        "not-arrived" => words["money did not come"],
        "fee" => words["the fee was higher"],
        "extra-payment" => words["they wanted more money"],
        _ => words["something else"],
    };
}
