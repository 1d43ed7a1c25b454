using System.Globalization;
using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Moments as staff read them.</summary>
internal static class Clock
{
    /// <summary>The time on Lesotho's clock: <c>10:42</c>.</summary>
    public static string Of(DateTimeOffset moment) => LesothoTime.Of(moment).ToString("HH:mm", CultureInfo.InvariantCulture);
}
