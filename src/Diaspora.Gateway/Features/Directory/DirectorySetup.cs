using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Console.NotSet;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Features.Directory;

/// <summary>Registers the directory.</summary>
internal static class DirectorySetup
{
    /// <summary>Registers what staff do with missions and helplines, and the actions of the flow <c>consulates</c>.</summary>
    public static IHostApplicationBuilder AddDirectory(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DirectoryOptions>().BindConfiguration(DirectoryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<MissionDesk>();
        builder.Services.AddSingleton<HelplineDesk>();
        builder.Services.AddSingleton<IFlowActions, ConsulateActions>();
        builder.Services.AddSingleton<INotSetSource, DirectoryNotSet>();
        builder.Services.AddSingleton<IWaitingWork, DirectoryWork>();
        return builder;
    }
}
